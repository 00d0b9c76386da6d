/** An input with a list: type to filter, pick, or type something that is not in the list. */
import { caretDownEmptyIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { ComboboxPopup } from './combobox-popup';
import {
  ComboboxActions,
  ComboboxOption,
  ComboboxState,
  useCombobox
} from './use-combobox';

export interface ComboboxProps<
  O extends ComboboxOption
> extends ComboboxActions<O> {
  /** The accessible name. */
  readonly label: string;
  readonly placeholder?: string;
  /** The whole of what `value` shortens, on hover. */
  readonly title?: string;
  /** Said where nothing matches what was typed. */
  readonly noMatch: string;
  /** Said where more match than are drawn. */
  readonly more: (count: number) => string;
  /** Said where a text was left that can't be taken. */
  readonly invalid: string;
  readonly inputRef?: React.Ref<HTMLInputElement>;
}

export function Combobox<O extends ComboboxOption>(
  props: ComboboxProps<O>
): JSX.Element {
  const state = useCombobox(props);
  const id = React.useId();
  const anchor = React.useRef<HTMLDivElement>(null);
  return (
    <div className="jp-GluePanel-combobox" ref={anchor}>
      <Input id={id} props={props} state={state} />
      <span
        className="jp-GluePanel-comboboxCaret"
        aria-hidden="true"
        onMouseDown={event => {
          event.preventDefault();
          state.toggle();
        }}
      >
        <caretDownEmptyIcon.react tag={null} />
      </span>
      {state.isOpen && (
        <ComboboxPopup
          id={id}
          label={props.label}
          anchor={anchor}
          options={state.matches}
          active={state.active}
          noMatch={props.noMatch}
          more={props.more}
          onPick={state.pick}
        />
      )}
      {state.isInvalid && (
        <p id={`${id}-invalid`} className="jp-GluePanel-problem">
          {props.invalid}
        </p>
      )}
    </div>
  );
}

interface InputProps<O extends ComboboxOption> {
  readonly id: string;
  readonly props: ComboboxProps<O>;
  readonly state: ComboboxState<O>;
}

function Input<O extends ComboboxOption>({
  id,
  props,
  state
}: InputProps<O>): JSX.Element {
  const { isOpen, isInvalid, active, matches } = state;
  const isActive = isOpen && matches[active] !== undefined;
  return (
    <input
      ref={props.inputRef}
      className="jp-mod-styled"
      type="text"
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      aria-label={props.label}
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={isOpen ? `${id}-list` : undefined}
      aria-activedescendant={isActive ? `${id}-${active}` : undefined}
      aria-invalid={isInvalid}
      aria-describedby={isInvalid ? `${id}-invalid` : undefined}
      placeholder={props.placeholder}
      title={props.title}
      value={state.text}
      onChange={event => state.type(event.target.value)}
      onClick={state.open}
      onFocus={event => event.target.select()}
      onBlur={state.leave}
      onKeyDown={state.onKeyDown}
      onPaste={event => {
        if (state.paste(event.clipboardData.getData('text/plain'))) {
          event.preventDefault();
        }
      }}
    />
  );
}
