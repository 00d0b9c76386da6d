/** A list of rows of one height, of which only those in sight are drawn. */
import * as React from 'react';

/** So many are drawn in full. */
const MOST_IN_FULL = 40;
const IN_SIGHT = 8;
const OVERSCAN = 8;

interface Props {
  /** The accessible name. */
  readonly label: string;
  readonly count: number;
  /** Height of a row: the style sheet says the same. */
  readonly rowPx: number;
  /** Draws the row at an index. */
  readonly render: (index: number) => React.ReactNode;
  readonly keyOf: (index: number) => string;
}

export function WindowedRows(props: Props): JSX.Element {
  const { label, count, rowPx, render, keyOf } = props;
  const ref = React.useRef<HTMLUListElement>(null);
  const [scrollTop, setScrollTop] = React.useState(0);
  const isWindowed = count > MOST_IN_FULL;
  const first = Math.min(Math.floor(scrollTop / rowPx), count - 1);
  const from = isWindowed ? Math.max(0, first - OVERSCAN) : 0;
  const to = isWindowed ? Math.min(count, first + IN_SIGHT + OVERSCAN) : count;
  const drawn = Array.from({ length: to - from }, (_, offset) => from + offset);
  return (
    <ul
      ref={ref}
      className="jp-GluePanel-rows"
      aria-label={label}
      onScroll={() => setScrollTop(ref.current?.scrollTop ?? 0)}
    >
      <Gap px={from * rowPx} />
      {drawn.map(index => (
        <li key={keyOf(index)} aria-setsize={count} aria-posinset={index + 1}>
          {render(index)}
        </li>
      ))}
      <Gap px={(count - to) * rowPx} />
    </ul>
  );
}

/** The room of the rows that are not drawn. */
function Gap({ px }: { px: number }): JSX.Element | null {
  return px > 0 ? <li role="presentation" style={{ height: px }} /> : null;
}
