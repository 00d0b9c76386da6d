/** Whether bills can be told apart by the tag, and what can be done about it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { AllocationTag, Backfill, Costs } from '../api/types';
import { Remarks } from '../components/remarks';
import { clockTime } from '../format';
import type { BodyProps } from './body';
import { activateTag, backfillTags } from './cost-dialogs';
import { useSnapshot } from './hooks';

interface Props extends BodyProps {
  readonly bill: Costs;
}

/** Codes of the explanations that tell of a backfill that runs, or has run. */
const OF_A_BACKFILL: ReadonlySet<string> = new Set([
  'backfill_runs',
  'backfilled'
]);

/** Codes of the explanations that are told here. */
export const ABOUT_THE_TAG: ReadonlySet<string> = new Set([
  'tag_key_unknown',
  'tag_key_not_activated',
  'tag_status_unknown',
  'activated_after_start',
  ...OF_A_BACKFILL
]);

export function CostTag({ model, trans, bill }: Props): JSX.Element {
  const { costs } = model;
  const tag = useSnapshot(costs.changed, () => costs.tag) ?? bill.tag;
  const explanations = bill.explanations.filter(({ code }) =>
    ABOUT_THE_TAG.has(code)
  );
  if (tag.status === 'active') {
    return <Active model={model} bill={bill} tag={tag} trans={trans} />;
  }
  return (
    <>
      <Remarks
        trans={trans}
        remarks={[...explanations, ...(tag.error ? [tag.error] : [])]}
      />
      {tag.status === 'inactive' && (
        <Deed
          label={trans.__('Activate %1…', tag.key)}
          onClick={() => void activateTag(tag.key, model, trans)}
        />
      )}
    </>
  );
}

function Active({
  model,
  bill,
  tag,
  trans
}: Props & { tag: AllocationTag }): JSX.Element {
  const { costs } = model;
  const backfill = useSnapshot(costs.changed, () => costs.backfill);
  const past = bill.explanations.find(({ code }) => OF_A_BACKFILL.has(code));
  const isLate = tag.updated_on !== null && tag.updated_on > bill.start;
  return (
    <>
      <p className="jp-GluePanel-quiet">
        {past?.message ?? sinceWhen(bill, tag, trans)}
      </p>
      {backfill && <Backfilled backfill={backfill} trans={trans} />}
      {isLate && !backfill && !past && (
        <Deed
          label={trans.__('Backfill…')}
          onClick={() => void backfillTags(bill, model, trans)}
        />
      )}
    </>
  );
}

function sinceWhen(
  bill: Costs,
  { key, updated_on }: AllocationTag,
  trans: TranslationBundle
): string {
  if (bill.tag.status !== 'active') {
    return trans.__(
      'From today on, AWS tells bills apart by %1; that takes up to a day to show.',
      key
    );
  }
  if (updated_on === null) {
    return trans.__('AWS tells bills apart by %1.', key);
  }
  return updated_on > bill.start
    ? trans.__(
        'AWS has told bills apart by %1 since %2. What was used before has the tag only after a backfill.',
        key,
        updated_on
      )
    : trans.__('AWS has told bills apart by %1 since %2.', key, updated_on);
}

function Deed({
  label,
  onClick
}: {
  label: string;
  onClick: () => void;
}): JSX.Element {
  return (
    <Button small className="jp-mod-styled" onClick={onClick}>
      {label}
    </Button>
  );
}

function Backfilled({
  backfill: { start, requested_at },
  trans
}: Pick<BodyProps, 'trans'> & { backfill: Backfill }): JSX.Element {
  return (
    <p>
      {trans.__(
        'AWS has been backfilling tags from %1 on since %2. Load again later to see what came of it.',
        start,
        clockTime(new Date(requested_at))
      )}
    </p>
  );
}
