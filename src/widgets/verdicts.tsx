/** What IAM would say: without a connection, with each, and to what is picked; and why. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Judgement, Preflight } from '../api/types';
import { Card } from '../components/card';
import { Remarks } from '../components/remarks';
import { Mark, VerdictSign, verdictWord } from '../components/verdict-sign';
import { Why } from '../components/why';
import type { PanelModel } from '../model/panel';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Trouble } from './picture';

/** Whose verdict is asked about. connection: null for a session without any. */
export interface Asked {
  readonly connection: string | null;
}

interface Props extends BodyProps {
  readonly asked: Asked | null;
  readonly onAsk: (asked: Asked | null) => void;
}

/** What stands below the list of connections. */
export function Verdicts(props: Props): JSX.Element {
  const { model, asked, onAsk, trans } = props;
  const { verdicts } = model;
  const state = useSnapshot(verdicts.changed, () => verdicts.state);
  const { value, phase, isLoading } = state;
  return (
    <div className="jp-GluePanel-verdicts" aria-busy={isLoading}>
      {phase === 'loading' && (
        <p className="jp-GluePanel-quiet">
          {trans.__('Asking what IAM would say…')}
        </p>
      )}
      <Trouble
        state={state}
        onRetry={() => void verdicts.refresh()}
        trans={trans}
      />
      {value && (
        <>
          <WithoutConnection
            judgement={value.preflight.no_connection}
            onAsk={() => onAsk({ connection: null })}
            trans={trans}
          />
          <Progress preflight={value.preflight} trans={trans} />
          {asked && (
            <Answer
              {...props}
              preflight={value.preflight}
              name={asked.connection}
            />
          )}
        </>
      )}
    </div>
  );
}

function WithoutConnection({
  judgement,
  onAsk,
  trans
}: {
  judgement: Judgement;
  onAsk: () => void;
  trans: TranslationBundle;
}): JSX.Element {
  const { verdict, why } = judgement;
  return (
    <button
      type="button"
      className="jp-GluePanel-verdictLine"
      title={why}
      onClick={onAsk}
    >
      <VerdictSign mark={verdict} trans={trans} />
      <span aria-hidden="true">
        {trans.__('Without a connection: %1', verdictWord(verdict, trans))}
      </span>
    </button>
  );
}

/** How many are not judged yet, and why that takes long. */
function Progress({
  preflight,
  trans
}: {
  preflight: Preflight;
  trans: TranslationBundle;
}): JSX.Element {
  const { pending, errors } = preflight;
  const count = pending.length;
  return (
    <>
      {count > 0 && (
        <p className="jp-GluePanel-quiet">
          {trans._n('%1 not judged yet', '%1 not judged yet', count)}
        </p>
      )}
      {count > 0 && <Remarks remarks={errors} trans={trans} />}
    </>
  );
}

function Answer({
  model,
  preflight,
  name,
  onAsk,
  trans
}: Props & { preflight: Preflight; name: string | null }): JSX.Element | null {
  const { selection, verdicts } = model;
  const judgement =
    name === null
      ? preflight.no_connection
      : verdicts.state.value?.byConnection.get(name);
  if (!judgement) {
    return null;
  }
  const word = verdictWord(judgement.verdict, trans);
  return (
    <Card
      title={
        name === null
          ? trans.__('Without a connection: %1', word)
          : trans.__('%1: %2', name, word)
      }
      onClose={() => onAsk(null)}
      trans={trans}
    >
      <Why
        judgement={judgement}
        preflight={preflight}
        onPick={connection => {
          selection.update({ connections: [connection] });
          onAsk(null);
        }}
        trans={trans}
      />
    </Card>
  );
}

/** What IAM would say to what is picked; stands by the buttons that would do it. */
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
