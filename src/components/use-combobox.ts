/** What happens in an editable combobox. Source: the WAI-ARIA pattern "Combobox with list autocomplete". */
import * as React from 'react';

export interface ComboboxOption {
  /** Unique in the list. */
  readonly id: string;
  readonly label: string;
  /** Second line, found by typing as well. */
  readonly detail?: string;
  readonly group?: string;
  /** Texts that stand for this option in full, an ARN for example. */
  readonly aliases?: readonly string[];
}

export interface ComboboxActions<O extends ComboboxOption> {
  /** What is shown while nobody types. */
  readonly value: string;
  readonly options: readonly O[];
  readonly onPick: (option: O) => void;
  /** Takes a text that is no option; the empty one clears. */
  readonly onText: (text: string) => void;
  /** Whether a text that is no option can be taken. */
  readonly isText: (text: string) => boolean;
}

export interface ComboboxState<O extends ComboboxOption> {
  readonly text: string;
  readonly isOpen: boolean;
  readonly isInvalid: boolean;
  readonly matches: readonly O[];
  /** Index into matches, -1 for none. */
  readonly active: number;
  type(text: string): void;
  paste(text: string): boolean;
  pick(option: O): void;
  open(): void;
  toggle(): void;
  leave(): void;
  onKeyDown(event: React.KeyboardEvent): void;
}

interface Editing {
  /** null: nobody types, the value is shown. */
  readonly text: string | null;
  readonly isOpen: boolean;
  readonly isInvalid: boolean;
  readonly active: number;
}

const AT_REST: Editing = {
  text: null,
  isOpen: false,
  isInvalid: false,
  active: -1
};

function isExactly(option: ComboboxOption, text: string): boolean {
  return (
    option.label.toLowerCase() === text.toLowerCase() ||
    Boolean(option.aliases?.includes(text))
  );
}

function isMatch(option: ComboboxOption, text: string): boolean {
  const { label, detail, aliases } = option;
  return [label, detail ?? '', ...(aliases ?? [])].some(part =>
    part.toLowerCase().includes(text.toLowerCase())
  );
}

export function useCombobox<O extends ComboboxOption>(
  actions: ComboboxActions<O>
): ComboboxState<O> {
  const { value, options, isText, onPick } = actions;
  const [editing, setEditing] = React.useState(AT_REST);
  React.useEffect(() => setEditing(AT_REST), [value]);
  useLateDeed(editing, actions, () => setEditing(AT_REST));
  const matches = matching(options, editing.text);
  const pick = (option: O): void => {
    setEditing(AT_REST);
    onPick(option);
  };
  const take = (text: string): boolean => {
    const deed = deedOf(text.trim(), actions);
    setEditing(deed ? AT_REST : { ...editing, isOpen: false, isInvalid: true });
    deed?.();
    return deed !== null;
  };
  const open = (): void => {
    const active = matches.findIndex(option => option.label === value);
    setEditing({ ...editing, isOpen: true, active });
  };
  const leave = (): void => {
    if (editing.text === null || editing.text === value) {
      setEditing(AT_REST);
    } else {
      take(editing.text);
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const next = moved(event.key, editing, matches.length);
    const option = editing.isOpen ? matches[editing.active] : undefined;
    if (next !== null) {
      event.preventDefault();
      setEditing(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void (option ? pick(option) : leave());
    } else if (event.key === 'Escape') {
      setEditing(AT_REST);
    }
  };
  return {
    ...editing,
    text: editing.text ?? value,
    matches,
    pick,
    open,
    leave,
    onKeyDown,
    type: text => setEditing(typing(text, actions)),
    paste: text => isText(text.trim()) && take(text),
    toggle: () => (editing.isOpen ? setEditing(AT_REST) : open())
  };
}

/** What was entered before the list came is taken when the list is there. */
function useLateDeed<O extends ComboboxOption>(
  { isInvalid, text }: Editing,
  actions: ComboboxActions<O>,
  rest: () => void
): void {
  const deed = isInvalid ? deedOf(text?.trim() ?? '', actions) : null;
  React.useEffect(() => {
    if (deed) {
      rest();
      deed();
    }
  });
}

function matching<O extends ComboboxOption>(
  options: readonly O[],
  text: string | null
): readonly O[] {
  const typed = text?.trim() ?? '';
  return typed === '' ? options : options.filter(one => isMatch(one, typed));
}

/** What leaving `text` behind means; null where it means nothing. */
function deedOf<O extends ComboboxOption>(
  text: string,
  { options, isText, onPick, onText }: ComboboxActions<O>
): (() => void) | null {
  const exact = options.filter(option => isExactly(option, text));
  if (exact.length === 1) {
    return () => onPick(exact[0]);
  }
  return text === '' || isText(text) ? () => onText(text) : null;
}

/** While typing the likeliest match is active, unless the text is good by itself. */
function typing<O extends ComboboxOption>(
  text: string,
  { options, isText }: ComboboxActions<O>
): Editing {
  const typed = text.trim();
  const matches = matching(options, typed);
  const exact = matches.findIndex(option => isExactly(option, typed));
  const isOpenEnded = typed === '' || isText(typed);
  const likeliest = isOpenEnded || matches.length === 0 ? -1 : 0;
  const active = exact >= 0 ? exact : likeliest;
  return { text, isOpen: true, isInvalid: false, active };
}

/** Where a key moves to; null for a key that moves nothing. */
function moved(key: string, editing: Editing, count: number): Editing | null {
  const { isOpen, active } = editing;
  const last = count - 1;
  const target: Record<string, number> = {
    ArrowDown: active >= last ? 0 : active + 1,
    ArrowUp: active <= 0 ? last : active - 1,
    ...(isOpen ? { Home: 0, End: last } : {})
  };
  if (!(key in target)) {
    return null;
  }
  const opensAt = active < 0 ? target[key] : active;
  return { ...editing, isOpen: true, active: isOpen ? target[key] : opensAt };
}
