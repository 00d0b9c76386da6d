/** Whether a part of the page is there to be seen: neither folded, nor in a sidebar that is closed. */
import * as React from 'react';

/** Calls `tell` at every change until the answer is called; where the platform can't say, it counts as shown. */
export function watchShown(
  node: Element,
  tell: (isShown: boolean) => void
): () => void {
  if (typeof ResizeObserver === 'undefined') {
    tell(true);
    return () => undefined;
  }
  // what is hidden has no width
  const observer = new ResizeObserver(entries => {
    tell(entries[entries.length - 1].contentRect.width > 0);
  });
  observer.observe(node);
  return () => observer.disconnect();
}

/** @param ref an element that is drawn for as long as the component is */
export function useShown(ref: React.RefObject<Element>): boolean {
  const [isShown, setShown] = React.useState(false);
  React.useEffect(
    () => (ref.current ? watchShown(ref.current, setShown) : undefined),
    [ref]
  );
  return isShown;
}
