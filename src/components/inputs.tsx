/** Inputs for a line of text and for a count. */
import * as React from 'react';

interface TextProps {
  /** The accessible name. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly isReadOnly?: boolean;
  readonly isInvalid?: boolean;
  readonly describedBy?: string;
}

export function TextInput(props: TextProps): JSX.Element {
  const { label, value, onChange, placeholder } = props;
  return (
    <input
      className="jp-mod-styled"
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={props.isInvalid}
      aria-describedby={props.describedBy}
      placeholder={placeholder}
      readOnly={props.isReadOnly}
      title={value}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
}

interface NumberProps {
  readonly label: string;
  /** null: nothing is set. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly placeholder: string;
}

/** A whole number from 1 up; what is no such number is shown as wrong and not handed on. */
export function NumberInput(props: NumberProps): JSX.Element {
  const { label, value, onChange, placeholder } = props;
  const [wrong, setWrong] = React.useState<string | null>(null);
  React.useEffect(() => setWrong(null), [value]);
  const take = (text: string): void => {
    const number = text === '' ? null : Number(text);
    const isFit =
      number === null || (Number.isSafeInteger(number) && number >= 1);
    setWrong(isFit ? null : text);
    if (isFit) {
      onChange(number);
    }
  };
  return (
    <input
      className="jp-mod-styled"
      type="number"
      min={1}
      step={1}
      aria-label={label}
      aria-invalid={wrong !== null}
      placeholder={placeholder}
      value={wrong ?? value ?? ''}
      onChange={event => take(event.target.value)}
    />
  );
}
