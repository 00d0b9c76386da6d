/** The bill in numbers: the sums by tag, and what each day or month cost. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Costs } from '../api/types';
import { money } from '../format';
import { colourOf } from '../model/cost-chart';
import { columnsOf, CostColumn, rowsOf } from '../model/cost-table';

interface Props {
  readonly bill: Costs;
  readonly trans: TranslationBundle;
}

/** Also the chart's legend. */
export function SumsTable({ bill, trans }: Props): JSX.Element {
  const { tag_key, total, currency } = bill;
  const told = (amount: string): string => money(amount, currency ?? 'USD');
  return (
    <table className="jp-GluePanel-costs" aria-label={trans.__('Cost by tag')}>
      <thead>
        <tr>
          <th scope="col">{tag_key}</th>
          <th scope="col">{trans.__('Cost')}</th>
          <th scope="col">{trans.__('Share')}</th>
        </tr>
      </thead>
      <tbody>
        {columnsOf(bill).map((column, index) => (
          <tr key={JSON.stringify(column.value)}>
            <th scope="row">
              <Swatch colour={colourOf(column, index)} />
              <Value column={column} trans={trans} />
            </th>
            <td>{told(column.amount)}</td>
            <td>{percent(column.share)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{trans.__('Total')}</th>
          <td>{told(total)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** Drawn when it is unfolded: a year by day is long. */
export function PeriodsTable({ bill, trans }: Props): JSX.Element {
  const [isOpen, setOpen] = React.useState(false);
  const label =
    bill.granularity === 'daily'
      ? trans.__('Cost by day')
      : trans.__('Cost by month');
  return (
    <details
      className="jp-GluePanel-quiet"
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{label}</summary>
      {isOpen && (
        <div
          className="jp-GluePanel-scrolled"
          role="region"
          aria-label={label}
          // what scrolls must be reachable by keyboard
          tabIndex={0}
        >
          <Periods bill={bill} label={label} trans={trans} />
        </div>
      )}
    </details>
  );
}

function Periods({
  bill,
  label,
  trans
}: Props & { label: string }): JSX.Element {
  const columns = columnsOf(bill);
  const told = (amount: string | null): string =>
    amount === null ? '–' : money(amount, bill.currency ?? 'USD');
  return (
    <table className="jp-GluePanel-costs" aria-label={label}>
      <Heads columns={columns} trans={trans} />
      <tbody>
        {rowsOf(bill, columns).map(({ start, isEstimated, amounts, total }) => (
          <tr key={start}>
            <th
              scope="row"
              title={
                isEstimated ? trans.__('AWS may still change it.') : undefined
              }
            >
              {isEstimated ? trans.__('%1 est.', start) : start}
            </th>
            {amounts.map((amount, index) => (
              <td key={JSON.stringify(columns[index].value)}>{told(amount)}</td>
            ))}
            <td>{told(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heads({
  columns,
  trans
}: {
  columns: readonly CostColumn[];
  trans: TranslationBundle;
}): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col">{trans.__('From')}</th>
        {columns.map(column => (
          <th key={JSON.stringify(column.value)} scope="col">
            <Value column={column} trans={trans} />
          </th>
        ))}
        <th scope="col">{trans.__('Total')}</th>
      </tr>
    </thead>
  );
}

function Value({
  column: { value },
  trans
}: {
  column: CostColumn;
  trans: TranslationBundle;
}): JSX.Element {
  return value === null ? (
    <em>{trans.__('untagged')}</em>
  ) : (
    <span title={value}>{value}</span>
  );
}

function Swatch({ colour }: { colour: string }): JSX.Element {
  return (
    <svg width="10" height="10" aria-hidden="true">
      <rect width="10" height="10" rx="2" fill={colour} />
    </svg>
  );
}

function percent(share: number): string {
  return share.toLocaleString([], {
    style: 'percent',
    maximumFractionDigits: 0
  });
}
