/** Sheets of which one is in sight: arrow keys go from tab to tab, as WAI-ARIA's tabs pattern says. */
import * as React from 'react';

export interface Tab {
  /** Unique among the tabs. */
  readonly id: string;
  readonly label: string;
}

interface Props {
  /** The accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly children: (id: string) => React.ReactNode;
}

export function Tabs({ label, tabs, children }: Props): JSX.Element {
  const [chosen, setChosen] = React.useState(0);
  const base = React.useId();
  const row = React.useRef<HTMLDivElement>(null);
  const move = (event: React.KeyboardEvent): void => {
    const next = targetOf(event.key, chosen, tabs.length);
    if (next !== null) {
      event.preventDefault();
      setChosen(next);
      row.current?.querySelectorAll('button')[next]?.focus();
    }
  };
  return (
    <>
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        className="jp-GluePanel-tabs"
        onKeyDown={move}
      >
        {tabs.map(({ id, label: name }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={index === chosen}
            aria-controls={`${base}-sheet`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${base}-sheet`}
        aria-labelledby={`${base}-${tabs[chosen].id}`}
      >
        {children(tabs[chosen].id)}
      </div>
    </>
  );
}

function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return (from + count - 1) % count;
    case 'ArrowRight':
      return (from + 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
