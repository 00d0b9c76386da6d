/** What IAM would say to what is picked as a whole. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Preflight } from '../api/types';
import { Mark, VerdictSign } from '../components/verdict-sign';
import { Why } from '../components/why';
import type { PanelModel } from '../model/panel';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';

/** Stands by the buttons that would start the session. */
export function SelectionVerdict({
  model,
  trans
}: BodyProps): JSX.Element | null {
  const { verdicts } = model;
  const [isOpen, setOpen] = React.useState(false);
  const preflight = useCurrent(model);
  const { phase } = useSnapshot(verdicts.changed, () => verdicts.state);
  const id = React.useId();
  if (phase !== 'loading' && phase !== 'ready') {
    return null;
  }
  const mark = preflight?.verdict ?? 'pending';
  return (
    <div className="jp-GluePanel-selectionVerdict">
      <p title={preflight?.why}>
        <VerdictSign mark={mark} trans={trans} />
        <span>{selectionSentence(mark, trans)}</span>
        <Button
          minimal
          small
          disabled={preflight === null}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {trans.__('Why')}
        </Button>
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen && preflight && (
          <Why
            judgement={preflight}
            preflight={preflight}
            onPick={connection =>
              model.selection.update({ connections: [connection] })
            }
            trans={trans}
          />
        )}
      </div>
    </div>
  );
}

/** Said under the role, before anything else is picked. */
export function VpcNeed({ model, trans }: BodyProps): JSX.Element | null {
  const { selection, verdicts } = model;
  const { connections = [] } = useSnapshot(
    selection.changed,
    () => selection.value
  );
  const { value } = useSnapshot(verdicts.changed, () => verdicts.state);
  const needsVpc =
    value?.preflight.requires_vpc ?? model.choice?.requires_vpc ?? false;
  return needsVpc && connections.length === 0 ? (
    <p className="jp-GluePanel-caution">
      {trans.__('Requires a VPC: pick a connection.')}
    </p>
  ) : null;
}

function useCurrent({ selection, verdicts }: PanelModel): Preflight | null {
  useSnapshot(selection.changed, () => selection.value);
  return useSnapshot(verdicts.changed, () => verdicts.current);
}

function selectionSentence(mark: Mark, trans: TranslationBundle): string {
  switch (mark) {
    case 'allowed':
      return trans.__('IAM allows this session.');
    case 'denied':
      return trans.__('IAM denies this session.');
    case 'unknown':
      return trans.__('Cannot know whether IAM allows this session.');
    case 'pending':
      return trans.__('Asking what IAM would say…');
  }
}
