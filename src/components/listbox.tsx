/** A list of which several may be chosen; in a long one only the rows in sight are drawn. */
import { checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { ROW_PX, useListbox } from './use-listbox';

export interface ListboxItem {
  /** Unique, and the option's accessible name. */
  readonly name: string;
  /** It can be taken out, but not be chosen. */
  readonly isRefused: boolean;
  /** Whole text on hover. */
  readonly title?: string;
}

interface Props<I extends ListboxItem> {
  readonly label: string;
  readonly items: readonly I[];
  readonly chosen: readonly string[];
  readonly onToggle: (item: I) => void;
  /** What stands below the name; read out after it. */
  readonly renderDetail: (item: I) => React.ReactNode;
  /** What stands at the row's end; read out after the detail. */
  readonly renderSign?: (item: I) => React.ReactNode;
  /** A click on the sign, or the right arrow key, asks about the row. */
  readonly onAsk?: (item: I) => void;
  /** Says that the right arrow key does. */
  readonly askHint?: string;
}

export function Listbox<I extends ListboxItem>(props: Props<I>): JSX.Element {
  const { label, items, chosen, onToggle, renderDetail } = props;
  const { renderSign, onAsk, askHint } = props;
  const id = React.useId();
  const toggle = (item: I | undefined): void => {
    if (item && (!item.isRefused || chosen.includes(item.name))) {
      onToggle(item);
    }
  };
  const state = useListbox(items.length, {
    onToggle: index => toggle(items[index]),
    onAsk: index => items[index] && onAsk?.(items[index])
  });
  const { active, from, to, isWindowed } = state;
  const isActiveDrawn = active >= from && active < to;
  return (
    <>
      <Hint id={`${id}-hint`} text={askHint} />
      <div
        ref={state.ref}
        className={`jp-GluePanel-listbox${isWindowed ? ' jp-mod-windowed' : ''}`}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        aria-activedescendant={isActiveDrawn ? `${id}-${active}` : undefined}
        aria-describedby={askHint ? `${id}-hint` : undefined}
        tabIndex={0}
        onKeyDown={state.onKeyDown}
        onScroll={isWindowed ? state.onScroll : undefined}
      >
        <Gap rows={isWindowed ? from : 0} />
        {items.slice(from, to).map((item, offset) => (
          <Option
            key={item.name}
            id={`${id}-${from + offset}`}
            item={item}
            position={from + offset + 1}
            count={items.length}
            isChosen={chosen.includes(item.name)}
            isActive={from + offset === active}
            onClick={() => {
              state.activate(from + offset);
              toggle(item);
            }}
            sign={renderSign?.(item)}
            onAsk={() => {
              state.activate(from + offset);
              onAsk?.(item);
            }}
          >
            {renderDetail(item)}
          </Option>
        ))}
        <Gap rows={isWindowed ? items.length - to : 0} />
      </div>
    </>
  );
}

function Hint({ id, text }: { id: string; text?: string }): JSX.Element | null {
  return text ? (
    <span id={id} className="jp-GluePanel-spoken">
      {text}
    </span>
  ) : null;
}

/** The room of the rows that are not drawn. */
function Gap({ rows }: { rows: number }): JSX.Element | null {
  return rows > 0 ? (
    <div role="presentation" style={{ height: rows * ROW_PX }} />
  ) : null;
}

interface OptionProps {
  readonly id: string;
  readonly item: ListboxItem;
  readonly position: number;
  readonly count: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly onClick: () => void;
  readonly sign: React.ReactNode;
  readonly onAsk: () => void;
  readonly children: React.ReactNode;
}

function Option(props: OptionProps): JSX.Element {
  const { id, item, isChosen, isActive, onClick, children } = props;
  const { sign, onAsk } = props;
  return (
    <div
      id={id}
      className={`jp-GluePanel-option${isActive ? ' jp-mod-active' : ''}`}
      role="option"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-detail ${id}-sign`}
      aria-selected={isChosen}
      aria-disabled={item.isRefused}
      aria-setsize={props.count}
      aria-posinset={props.position}
      title={item.title}
      onClick={onClick}
    >
      <span className="jp-GluePanel-optionCheck" aria-hidden="true">
        <checkIcon.react tag={null} />
      </span>
      <span id={`${id}-name`} className="jp-GluePanel-optionName">
        {item.name}
      </span>
      <span id={`${id}-detail`} className="jp-GluePanel-optionDetail">
        {children}
      </span>
      {sign && (
        <span
          id={`${id}-sign`}
          className="jp-GluePanel-optionSign"
          onClick={event => {
            event.stopPropagation();
            onAsk();
          }}
        >
          {sign}
        </span>
      )}
    </div>
  );
}
