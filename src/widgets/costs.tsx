/** What was billed, told apart by a tag. Asked for by a click only, for AWS charges for the answer. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import { money } from '../format';
import { problemOfSpan, SpanProblem, todayOf } from '../model/cost-dates';
import type { BodyProps } from './body';
import { Bill } from './cost-bill';
import { CostFields } from './cost-fields';
import { PRICE_OF_A_PAGE, priceOfABill } from './cost-prices';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

export function CostsBody(props: BodyProps): JSX.Element {
  const { model, trans } = props;
  const { bill } = model.costs;
  const state = useSnapshot(bill.changed, () => bill.state);
  const load = (): void => void model.costs.load(model.place);
  return (
    <>
      <CostFields {...props} />
      <LoadButton {...props} onLoad={load} />
      <Picture
        state={state}
        doing={trans.__('Asking Cost Explorer, page by page…')}
        idle={trans.__('Nothing is asked before you click.')}
        onRetry={load}
        onCancel={() => bill.cancel()}
        trans={trans}
      >
        {value => <Bill {...props} bill={value} />}
      </Picture>
    </>
  );
}

function LoadButton({
  model,
  trans,
  onLoad
}: BodyProps & { onLoad: () => void }): JSX.Element {
  const { costs, selection } = model;
  const { tagKey, span } = useSnapshot(costs.changed, () => costs.form);
  const { isLoading } = useSnapshot(costs.bill.changed, () => costs.bill.state);
  useSnapshot(selection.changed, () => selection.value);
  const isShown = useSnapshot(costs.changed, () => costs.isShown(model.place));
  const problem = problemOfSpan(span, todayOf(new Date()));
  const reason = tagKey === '' ? trans.__('Which tag? Name its key.') : null;
  const why = reason ?? (problem && wordsOf(problem, trans));
  return (
    <>
      <Button
        small
        className="jp-mod-styled"
        disabled={why !== null || isLoading}
        onClick={onLoad}
      >
        {isShown
          ? trans.__('Load again (%1 a page)', PRICE_OF_A_PAGE)
          : trans.__('Load costs (%1 a page)', PRICE_OF_A_PAGE)}
      </Button>
      <p className="jp-GluePanel-quiet">{priceOfABill(trans)}</p>
      {why !== null && <p className="jp-GluePanel-problem">{why}</p>}
    </>
  );
}

function wordsOf(problem: SpanProblem, trans: BodyProps['trans']): string {
  switch (problem) {
    case 'missing':
      return trans.__('From which day to which? Both are needed.');
    case 'reversed':
      return trans.__('The first day lies after the last.');
    case 'future':
      return trans.__('There is no bill for days to come.');
    case 'too-long':
      return trans.__('That is more than twelve months.');
    case 'old':
      return trans.__('Cost Explorer keeps thirteen months.');
  }
}

export function CostsSummary({ model }: BodyProps): JSX.Element {
  const { bill } = model.costs;
  const { value } = useSnapshot(bill.changed, () => bill.state);
  const text =
    value?.currency &&
    `${value.tag_key} · ${money(value.total, value.currency)}`;
  return <span>{text}</span>;
}
