/** What the session would cost: an hour, and if somebody forgets it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Estimate, Rate } from '../api/types';
import { money } from '../format';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';

export function PriceLine({ model, trans }: BodyProps): JSX.Element | null {
  const { price } = model;
  const { value, error } = useSnapshot(price.changed, () => price.state);
  if (error) {
    return (
      <p className="jp-GluePanel-quiet" title={error.code}>
        {trans.__('Price unknown: %1', error.message)}
      </p>
    );
  }
  if (value === null) {
    return null;
  }
  const isByTable = value.rate?.source === 'built_in';
  const notes = [
    ...sourceOf(value, trans),
    ...value.assumptions.map(({ message }) => message),
    ...(price.listError && isByTable
      ? [trans.__("Not AWS's Price List: %1", price.listError.message)]
      : []),
    trans.__('Tax and discounts are left out.')
  ];
  return (
    <details className="jp-GluePanel-quiet">
      <summary title={notes.join('\n')}>{lineOf(value, trans)}</summary>
      <ul>
        {notes.map(note => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}

function lineOf(value: Estimate, trans: TranslationBundle): string {
  const { units, worker_family, per_hour, if_forgotten, currency } = value;
  const isBig = worker_family === 'memory_optimized';
  const capacity = isBig
    ? trans.__('%1 M-DPU', units.toLocaleString())
    : trans.__('%1 DPU', units.toLocaleString());
  if (per_hour === null || if_forgotten === null || currency === null) {
    return trans.__('%1 · price unknown', capacity);
  }
  return trans.__(
    '%1 · about %2 an hour · about %3 if forgotten',
    capacity,
    money(per_hour, currency),
    money(if_forgotten, currency)
  );
}

/** Where the rate comes from, and what "forgotten" means; the server says itself why there is none. */
function sourceOf(
  { rate, forgotten_minutes }: Estimate,
  trans: TranslationBundle
): string[] {
  return rate === null
    ? []
    : [
        trans.__(
          'An estimate at %1 in %2, %3. Forgotten means that nothing runs in it for %4 minutes, after which Glue ends it.',
          rateOf(rate, trans),
          rate.region,
          originOf(rate, trans),
          forgotten_minutes
        )
      ];
}

function rateOf(rate: Rate, trans: TranslationBundle): string {
  // a rate is told to its last digit: $0.308 an hour is not $0.31
  const amount = `${rate.amount} ${rate.currency}`;
  return rate.worker_family === 'memory_optimized'
    ? trans.__('%1 per M-DPU-hour', amount)
    : trans.__('%1 per DPU-hour', amount);
}

function originOf(rate: Rate, trans: TranslationBundle): string {
  switch (rate.source) {
    case 'price_list':
      return trans.__("from AWS's Price List of %1", rate.as_of);
    case 'built_in':
      return trans.__("from the panel's own table of %1", rate.as_of);
    case 'settings':
      return trans.__('set by the administrator');
  }
}
