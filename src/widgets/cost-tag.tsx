/** Whether bills can be told apart by the tag, and what can be done about it. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Backfill, Costs } from '../api/types';
import { Remarks } from '../components/remarks';
import { clockTime } from '../format';
import type { BodyProps } from './body';
import { activateTag, backfillTags } from './cost-dialogs';
import { useSnapshot } from './hooks';

interface Props extends BodyProps {
  readonly bill: Costs;
}

export function CostTag({ model, trans, bill }: Props): JSX.Element | null {
  const { costs } = model;
  const tag = useSnapshot(costs.changed, () => costs.tag) ?? bill.tag;
  const backfill = useSnapshot(costs.changed, () => costs.backfill);
  const isLate = isActivatedLate(bill, tag.updated_on);
  if (backfill !== null) {
    return <Backfilled backfill={backfill} trans={trans} />;
  }
  switch (tag.status) {
    case 'inactive':
      return (
        <>
          <Remarks
            remarks={bill.explanations.filter(isAboutActivation)}
            trans={trans}
          />
          <Button
            small
            className="jp-mod-styled"
            onClick={() => void activateTag(tag.key, model, trans)}
          >
            {trans.__('Activate %1…', tag.key)}
          </Button>
        </>
      );
    case 'active':
      return (
        <>
          {bill.tag.status !== 'active' && (
            <p>
              {trans.__(
                'From today on, AWS tells bills apart by %1; that takes up to a day to show.',
                tag.key
              )}
            </p>
          )}
          {isLate && (
            <Button
              small
              className="jp-mod-styled"
              onClick={() => void backfillTags(bill, model, trans)}
            >
              {trans.__('Backfill…')}
            </Button>
          )}
        </>
      );
    default:
      return tag.error && <Remarks remarks={[tag.error]} trans={trans} />;
  }
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

function isAboutActivation({ code }: { code: string }): boolean {
  return code === 'tag_key_not_activated';
}

/** Whether the bill begins before AWS told bills apart by the tag. */
function isActivatedLate(bill: Costs, activatedOn: string | null): boolean {
  return activatedOn !== null && activatedOn > bill.start;
}
