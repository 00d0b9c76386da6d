/** A drop-down of a few fixed choices. */
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

export interface ChoiceGroup {
  /** Empty: no heading. */
  readonly name: string;
  readonly values: readonly string[];
}

interface Props {
  /** The accessible name. */
  readonly label: string;
  /** null: nothing is chosen. */
  readonly value: string | null;
  /** What stands there while nothing is chosen. */
  readonly empty: string;
  readonly groups: readonly ChoiceGroup[];
  readonly onChange: (value: string | null) => void;
  readonly isDisabled?: boolean;
}

export function Choice(props: Props): JSX.Element {
  const { label, value, empty, groups, onChange } = props;
  const isKnown = groups.some(({ values }) => values.includes(value ?? ''));
  return (
    <HTMLSelect
      className="jp-GluePanel-choice"
      aria-label={label}
      disabled={props.isDisabled}
      value={value ?? ''}
      title={value ?? empty}
      onChange={event => onChange(event.target.value || null)}
    >
      <option value="">{empty}</option>
      {value !== null && !isKnown && <option value={value}>{value}</option>}
      {groups.map(group =>
        group.name ? (
          <optgroup key={group.name} label={group.name}>
            {asOptions(group.values)}
          </optgroup>
        ) : (
          asOptions(group.values)
        )
      )}
    </HTMLSelect>
  );
}

function asOptions(values: readonly string[]): JSX.Element[] {
  return values.map(value => (
    <option key={value} value={value}>
      {value}
    </option>
  ));
}
