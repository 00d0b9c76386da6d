/** A bill that was loaded: how old it is, the chart, the tables behind it, and why it looks as it does. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Costs } from '../api/types';
import { Notice } from '../components/notice';
import { Remarks } from '../components/remarks';
import { groupAccount, money, nameOfArn } from '../format';
import { chartOf } from '../model/cost-chart';
import { csvNameOf, csvOf } from '../model/cost-csv';
import { dayBefore } from '../model/cost-dates';
import type { BodyProps } from './body';
import { CostChart } from './cost-chart';
import { ABOUT_THE_TAG, CostTag } from './cost-tag';
import { PeriodsTable, SumsTable } from './cost-tables';
import { download } from './download';

interface Props extends BodyProps {
  readonly bill: Costs;
}

export function Bill(props: Props): JSX.Element {
  const { bill, trans } = props;
  const isEmpty = bill.shares.length === 0;
  return (
    <>
      <Age {...props} />
      {isEmpty ? (
        <Notice
          kind="empty"
          message={trans.__('Nothing was billed in this time.')}
          trans={trans}
        />
      ) : (
        <Figures {...props} />
      )}
      <CostTag {...props} />
      <Remarks
        trans={trans}
        remarks={bill.explanations.filter(
          ({ code }) => code !== 'no_costs' && !ABOUT_THE_TAG.has(code)
        )}
      />
    </>
  );
}

function Figures({ bill, rendermime, trans }: Props): JSX.Element {
  const spec = React.useMemo(
    () =>
      chartOf(bill, {
        description: titleOf(bill, trans),
        period:
          bill.granularity === 'daily' ? trans.__('Day') : trans.__('Month'),
        without: trans.__('untagged'),
        others: trans.__('others')
      }),
    [bill, trans]
  );
  return (
    <>
      <CostChart spec={spec} rendermime={rendermime ?? null} trans={trans} />
      <SumsTable bill={bill} trans={trans} />
      <PeriodsTable bill={bill} trans={trans} />
      <Button
        small
        className="jp-mod-styled"
        onClick={() => download(csvNameOf(bill), csvOf(bill))}
      >
        {trans.__('Download CSV')}
      </Button>
    </>
  );
}

/** Which bill it is, how old the answer is, and what it cost to have it. */
function Age({ bill, trans }: Props): JSX.Element {
  const { as_of, pages, price, price_currency } = bill;
  const moment = new Date(as_of).toLocaleString([], {
    dateStyle: 'short',
    timeStyle: 'short'
  });
  const kept = trans.__(
    'The server keeps the answer for six hours; AWS charges only for a new one.'
  );
  return (
    <>
      <p>{titleOf(bill, trans)}</p>
      <p className="jp-GluePanel-quiet">{askedBy(bill, trans)}</p>
      <p className="jp-GluePanel-quiet" title={kept}>
        {trans._n(
          'As of %2 · %1 page, %3',
          'As of %2 · %1 pages, %3',
          pages,
          moment,
          money(price, price_currency)
        )}
      </p>
    </>
  );
}

/** Whose bill it is, and who was allowed to see it. */
function askedBy(
  { account, asked_as }: Costs,
  trans: TranslationBundle
): string {
  return asked_as === null
    ? trans.__('Account %1, your own identity', groupAccount(account))
    : trans.__('Account %1, %2', groupAccount(account), nameOfArn(asked_as));
}

/** The bill in a sentence; also the chart's name. */
function titleOf(bill: Costs, trans: TranslationBundle): string {
  const { granularity, scope, start, end, tag_key } = bill;
  const usage =
    scope === 'glue'
      ? trans.__('All of AWS Glue')
      : trans.__('Interactive sessions');
  const last = dayBefore(end);
  return granularity === 'daily'
    ? trans.__('%1 by %2 and day, %3 to %4', usage, tag_key, start, last)
    : trans.__('%1 by %2 and month, %3 to %4', usage, tag_key, start, last);
}
