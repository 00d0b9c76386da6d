/** A drop-down of a few choices that are called otherwise than their values. */
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface Props<V extends string> {
  /** The accessible name. */
  readonly label: string;
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
}

export function Select<V extends string>(props: Props<V>): JSX.Element {
  const { label, value, options, onChange } = props;
  const take = (text: string): void => {
    const chosen = options.find(option => option.value === text);
    if (chosen) {
      onChange(chosen.value);
    }
  };
  return (
    <HTMLSelect
      className="jp-GluePanel-choice"
      aria-label={label}
      value={value}
      onChange={event => take(event.target.value)}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </HTMLSelect>
  );
}
