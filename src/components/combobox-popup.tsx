/** The list of a combobox: over everything else, as wide as its input or wider. */
import * as React from 'react';
import { createPortal } from 'react-dom';

import type { ComboboxOption } from './use-combobox';

/** More are not drawn: the last row says how many, and typing finds them. */
const MOST_DRAWN = 200;

const MAX_HEIGHT_PX = 280;
const MAX_WIDTH_PX = 420;

interface Props<O extends ComboboxOption> {
  readonly id: string;
  readonly label: string;
  readonly anchor: React.RefObject<HTMLElement>;
  readonly options: readonly O[];
  readonly active: number;
  readonly noMatch: string;
  /** Said below the last row where some are not drawn. */
  readonly more: (count: number) => string;
  readonly onPick: (option: O) => void;
}

export function ComboboxPopup<O extends ComboboxOption>(
  props: Props<O>
): JSX.Element {
  const { id, label, anchor, options, active, noMatch, more, onPick } = props;
  const list = React.useRef<HTMLDivElement>(null);
  const geometry = useGeometry(anchor);
  React.useEffect(() => {
    const option = list.current?.querySelector('[aria-selected="true"]');
    option?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  const drawn = options.slice(0, MOST_DRAWN);
  const hidden = options.length - drawn.length;
  return createPortal(
    <div className="jp-GluePanel-popup jp-ThemedContainer" style={geometry}>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
        {inGroups(drawn).map(({ name, first, members }) => (
          <div
            key={name}
            role={name ? 'group' : 'presentation'}
            aria-label={name || undefined}
          >
            {name && (
              <div className="jp-GluePanel-popupGroup" aria-hidden="true">
                {name}
              </div>
            )}
            {members.map((option, index) => (
              <Row
                key={option.id}
                id={`${id}-${first + index}`}
                option={option}
                isActive={first + index === active}
                onPick={() => onPick(option)}
              />
            ))}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p className="jp-GluePanel-popupNote">{noMatch}</p>
      )}
      {hidden > 0 && <p className="jp-GluePanel-popupNote">{more(hidden)}</p>}
    </div>,
    document.body
  );
}

interface RowProps {
  readonly id: string;
  readonly option: ComboboxOption;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function Row({ id, option, isActive, onPick }: RowProps): JSX.Element {
  return (
    <div
      id={id}
      role="option"
      className="jp-GluePanel-popupOption"
      aria-selected={isActive}
      title={option.aliases?.[0]}
      // the input keeps the focus
      onMouseDown={event => event.preventDefault()}
      onClick={onPick}
    >
      <span>{option.label}</span>
      {option.detail && <small>{option.detail}</small>}
    </div>
  );
}

interface Group<O> {
  readonly name: string;
  /** Index of the first member among all options. */
  readonly first: number;
  readonly members: O[];
}

/** Neighbours of one group, together. */
function inGroups<O extends ComboboxOption>(
  options: readonly O[]
): readonly Group<O>[] {
  const groups: Group<O>[] = [];
  options.forEach((option, first) => {
    const name = option.group ?? '';
    const last = groups[groups.length - 1];
    if (last?.name === name) {
      last.members.push(option);
    } else {
      groups.push({ name, first, members: [option] });
    }
  });
  return groups;
}

/** Below the anchor, or above where there is more room; follows it when something scrolls. */
function useGeometry(
  anchor: React.RefObject<HTMLElement>
): React.CSSProperties {
  const [geometry, setGeometry] = React.useState<React.CSSProperties>({});
  React.useLayoutEffect(() => {
    const place = (): void => setGeometry(besides(anchor.current));
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor]);
  return geometry;
}

function besides(anchor: HTMLElement | null): React.CSSProperties {
  if (anchor === null) {
    return {};
  }
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const below = window.innerHeight - bottom;
  const isBelow = below >= Math.min(MAX_HEIGHT_PX, top);
  return {
    left,
    minWidth: width,
    maxWidth: Math.max(width, MAX_WIDTH_PX),
    maxHeight: Math.min(MAX_HEIGHT_PX, (isBelow ? below : top) - 8),
    ...(isBelow ? { top: bottom } : { bottom: window.innerHeight - top })
  };
}
