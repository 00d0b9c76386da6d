/** Code in the colours that it has in a cell. */
import * as React from 'react';

/** Writes `code` into `into`, in colours. */
export type Highlight = (code: string, into: HTMLElement) => Promise<void>;

interface Props {
  readonly code: string;
  /** null: nothing here can colour it. */
  readonly highlight: Highlight | null;
}

/** Plain until the colours are there. */
export function Highlighted({ code, highlight }: Props): JSX.Element {
  const ref = React.useRef<HTMLPreElement>(null);
  React.useLayoutEffect(() => {
    let isCurrent = true;
    ref.current?.replaceChildren(code);
    const coloured = document.createElement('code');
    const show = (): void => {
      if (isCurrent) {
        ref.current?.replaceChildren(coloured);
      }
    };
    highlight?.(code, coloured).then(show, (reason: unknown) => {
      console.warn('Code could not be highlighted.', reason);
    });
    return () => {
      isCurrent = false;
    };
  }, [code, highlight]);
  return <pre ref={ref} />;
}
