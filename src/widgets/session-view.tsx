/** Which of the listed sessions are shown, in which order, and by what they are grouped. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';

import {
  SessionOrder,
  SessionRow,
  SessionView,
  tagKeysOf
} from '../model/session-rows';

/** The states in their order of life. Source: Glue's SessionStatus. */
const STATES: readonly string[] = [
  'PROVISIONING',
  'READY',
  'STOPPING',
  'STOPPED',
  'TIMEOUT',
  'FAILED'
];

interface Props {
  readonly rows: readonly SessionRow[];
  readonly view: SessionView;
  readonly onView: (view: SessionView) => void;
  readonly trans: TranslationBundle;
}

export function SessionViewFields(props: Props): JSX.Element {
  const { rows, view, onView, trans } = props;
  const keys = React.useMemo(
    () => tagKeysOf(rows.map(({ session }) => session)),
    [rows]
  );
  return (
    <div className="jp-GluePanel-view">
      <Select
        label={trans.__('State')}
        value={view.status ?? ''}
        options={[
          ['', trans.__('All states')],
          ['living', trans.__('Running')],
          ...STATES.map((state): [string, string] => [state, state])
        ]}
        onChange={status => onView({ ...view, status: status || null })}
      />
      <Select
        label={trans.__('Group by tag')}
        value={view.groupBy ?? ''}
        options={[
          ['', trans.__('No groups')],
          ...keys.map((key): [string, string] => [key, trans.__('By %1', key)])
        ]}
        onChange={groupBy => onView({ ...view, groupBy: groupBy || null })}
      />
      <Select
        label={trans.__('Order')}
        value={view.order}
        options={orders(trans)}
        onChange={order => onView({ ...view, order })}
      />
    </div>
  );
}

function orders(trans: TranslationBundle): [SessionOrder, string][] {
  return [
    ['running', trans.__('Running first')],
    ['newest', trans.__('Newest first')],
    ['oldest', trans.__('Oldest first')],
    ['costliest', trans.__('Costliest first')],
    ['burning', trans.__('Highest rate first')]
  ];
}

interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

function Select<V extends string>(props: SelectProps<V>): JSX.Element {
  const { label, value, options, onChange } = props;
  return (
    <HTMLSelect
      className="jp-GluePanel-choice"
      aria-label={label}
      title={label}
      value={value}
      onChange={event => {
        const option = options.find(([id]) => id === event.target.value);
        onChange(option?.[0] ?? value);
      }}
    >
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </HTMLSelect>
  );
}
