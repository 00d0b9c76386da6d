/** Which row of a listbox is active, and which rows are in sight. Source: the WAI-ARIA pattern "Listbox". */
import * as React from 'react';

/** So many rows are drawn in full, and may be of any height. */
const MOST_IN_FULL = 40;

/** Height of a row in a longer list: `.jp-GluePanel-listbox.jp-mod-windowed` in the style sheet says the same. */
export const ROW_PX = 42;
const IN_SIGHT = 7;
const OVERSCAN = 7;

export interface ListboxState {
  readonly ref: React.RefObject<HTMLDivElement>;
  readonly active: number;
  readonly isWindowed: boolean;
  /** The rows to draw: `from` included, `to` not. */
  readonly from: number;
  readonly to: number;
  activate(index: number): void;
  onScroll(): void;
  onKeyDown(event: React.KeyboardEvent): void;
}

/** What keys do with the row at an index. */
export interface ListboxKeys {
  /** Space and Enter. */
  onToggle(index: number): void;
  /** The right arrow. */
  onAsk(index: number): void;
}

export function useListbox(
  count: number,
  { onToggle, onAsk }: ListboxKeys
): ListboxState {
  const ref = React.useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = React.useState(0);
  const [wished, setActive] = React.useState(0);
  const active = Math.min(wished, count - 1);
  const isWindowed = count > MOST_IN_FULL;
  const first = Math.floor(scrollTop / ROW_PX);
  return {
    ref,
    active,
    isWindowed,
    from: isWindowed ? Math.max(0, first - OVERSCAN) : 0,
    to: isWindowed ? Math.min(count, first + IN_SIGHT + OVERSCAN) : count,
    activate: setActive,
    onScroll: () => setScrollTop(ref.current?.scrollTop ?? 0),
    onKeyDown: event => {
      const target = targetOf(event.key, active, count - 1);
      if (target !== null) {
        event.preventDefault();
        setActive(target);
        reveal(ref.current, target, isWindowed);
      } else if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        onToggle(active);
      } else if (event.key === 'ArrowRight') {
        event.preventDefault();
        onAsk(active);
      }
    }
  };
}

function targetOf(key: string, active: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + IN_SIGHT);
    case 'PageUp':
      return Math.max(0, active - IN_SIGHT);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

function reveal(
  list: HTMLElement | null,
  index: number,
  isWindowed: boolean
): void {
  if (list === null) {
    return;
  }
  if (!isWindowed) {
    const row = list.querySelectorAll('[role="option"]').item(index);
    row?.scrollIntoView?.({ block: 'nearest' });
    return;
  }
  const top = index * ROW_PX;
  const lowest = top + ROW_PX - list.clientHeight;
  list.scrollTop = Math.min(top, Math.max(lowest, list.scrollTop));
}
