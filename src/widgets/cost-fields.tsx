/** Which bill: by which tag, of which days, in which steps, of what. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { CostScope, Granularity } from '../api/types';
import { Combobox } from '../components/combobox';
import { Field } from '../components/field';
import { Select, SelectOption } from '../components/select';
import { groupAccount } from '../format';
import type { Asker } from '../model/costs';
import { dayBefore, NamedDays, todayOf } from '../model/cost-dates';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';

/** Stands for days that are named one by one. */
const DATES = 'dates';
const LONGEST_KEY = 128;

export function CostFields({ model, trans }: BodyProps): JSX.Element {
  const { costs } = model;
  const { scope, granularity } = useSnapshot(costs.changed, () => costs.form);
  return (
    <>
      <Account model={model} trans={trans} />
      <TagKey model={model} trans={trans} />
      <Days model={model} trans={trans} />
      <Field name={trans.__('Steps')}>
        <Select<Granularity>
          label={trans.__('Steps of the bill')}
          value={granularity}
          options={[
            { value: 'daily', label: trans.__('By day') },
            { value: 'monthly', label: trans.__('By month') }
          ]}
          onChange={value => costs.change({ granularity: value })}
        />
      </Field>
      <Field name={trans.__('Usage')}>
        <Select<CostScope>
          label={trans.__('Usage on the bill')}
          value={scope}
          options={[
            { value: 'glue', label: trans.__('All of AWS Glue') },
            { value: 'sessions', label: trans.__('Interactive sessions') }
          ]}
          onChange={value => costs.change({ scope: value })}
        />
      </Field>
    </>
  );
}

/** Whose bill it is: the picked role's account, else one's own; with a role, the user chooses. */
function Account({ model, trans }: BodyProps): JSX.Element | null {
  const { access, identity, costs, selection } = model;
  const inside = useSnapshot(access.changed, () => access.state.value);
  const own = useSnapshot(identity.changed, () => identity.state.value);
  const { asker } = useSnapshot(costs.changed, () => costs.form);
  useSnapshot(selection.changed, () => selection.value);
  const hasRole = model.place.role !== null;
  const account = (asker === 'own' ? null : inside?.account) ?? own?.account;
  return (
    <>
      {hasRole && (
        <Field name={trans.__('Asked with')}>
          <Select<Asker>
            label={trans.__('Who asks for the bill')}
            value={asker}
            options={[
              { value: 'picked', label: trans.__('The picked role') },
              { value: 'own', label: trans.__('Your own identity') }
            ]}
            onChange={value => costs.change({ asker: value })}
          />
        </Field>
      )}
      {account && (
        <Field name={trans.__('Account')}>
          <span>{groupAccount(account)}</span>
        </Field>
      )}
    </>
  );
}

function TagKey({ model, trans }: BodyProps): JSX.Element {
  const { costs, presets, selection } = model;
  const { tagKey } = useSnapshot(costs.changed, () => costs.form);
  const value = useSnapshot(selection.changed, () => selection.value);
  useSnapshot(presets.changed, () => presets.state);
  const keys = new Set([...Object.keys(value.tags ?? {}), ...presets.keys]);
  const take = (key: string): void => costs.change({ tagKey: key });
  return (
    <Field name={trans.__('Tag')}>
      <Combobox
        label={trans.__('Tag of the bill')}
        placeholder={trans.__('Key of a tag')}
        value={tagKey}
        options={[...keys].map(key => ({ id: key, label: key }))}
        noMatch={trans.__('Not among the tags here. Enter takes it.')}
        more={count => trans.__('%1 more: type to find one.', count)}
        invalid={trans.__('A key has 1 to %1 characters.', LONGEST_KEY)}
        onPick={({ label }) => take(label)}
        onText={take}
        isText={text => text.length <= LONGEST_KEY}
      />
    </Field>
  );
}

function Days({ model, trans }: BodyProps): JSX.Element {
  const { costs } = model;
  const { span } = useSnapshot(costs.changed, () => costs.form);
  const take = (value: string): void => {
    const today = todayOf(new Date());
    costs.change({
      span:
        value === DATES
          ? { from: dayBefore(today), to: dayBefore(today) }
          : { days: Number(value) }
    });
  };
  return (
    <>
      <Field name={trans.__('Days')}>
        <Select
          label={trans.__('Days of the bill')}
          value={'days' in span ? `${span.days}` : DATES}
          options={lengths(trans)}
          onChange={take}
        />
      </Field>
      {'from' in span && (
        <Dates
          span={span}
          onChange={dates => costs.change({ span: dates })}
          trans={trans}
        />
      )}
    </>
  );
}

interface DatesProps {
  readonly span: NamedDays;
  readonly onChange: (span: NamedDays) => void;
  readonly trans: TranslationBundle;
}

function Dates({ span, onChange, trans }: DatesProps): JSX.Element {
  return (
    <>
      <Field name={trans.__('From')}>
        <DateInput
          label={trans.__('First day of the bill')}
          value={span.from}
          onChange={from => onChange({ ...span, from })}
        />
      </Field>
      <Field name={trans.__('To')}>
        <DateInput
          label={trans.__('Last day of the bill')}
          value={span.to}
          isInvalid={span.from > span.to}
          onChange={to => onChange({ ...span, to })}
        />
      </Field>
    </>
  );
}

interface DateProps {
  readonly label: string;
  readonly value: string;
  readonly isInvalid?: boolean;
  readonly onChange: (value: string) => void;
}

function DateInput(props: DateProps): JSX.Element {
  return (
    <input
      className="jp-mod-styled"
      type="date"
      aria-label={props.label}
      aria-invalid={props.isInvalid}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
    />
  );
}

function lengths(trans: TranslationBundle): SelectOption<string>[] {
  return [
    { value: '7', label: trans.__('Last 7 days') },
    { value: '30', label: trans.__('Last 30 days') },
    { value: '90', label: trans.__('Last 3 months') },
    { value: '180', label: trans.__('Last 6 months') },
    { value: '365', label: trans.__('Last 12 months') },
    { value: DATES, label: trans.__('From … to …') }
  ];
}
