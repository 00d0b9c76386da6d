/** What IAM would say without a connection, and why it says what it says. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Judgement, Preflight } from '../api/types';
import { Card } from '../components/card';
import { Remarks } from '../components/remarks';
import { VerdictSign, verdictWord } from '../components/verdict-sign';
import { Why } from '../components/why';
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
  const { verdicts, connections } = model;
  const state = useSnapshot(verdicts.changed, () => verdicts.state);
  const listed = useSnapshot(connections.changed, () => connections.state);
  const { value, phase, isLoading, error } = state;
  // the list above says the same already, and its button asks for both
  const isTold = error?.code === listed.error?.code;
  return (
    <div className="jp-GluePanel-verdicts" aria-busy={isLoading}>
      {phase === 'loading' && (
        <p className="jp-GluePanel-quiet">
          {trans.__('Asking what IAM would say…')}
        </p>
      )}
      {!isTold && (
        <Trouble
          state={state}
          onRetry={() => void verdicts.refresh()}
          trans={trans}
        />
      )}
      {value && (
        <>
          <WithoutConnection
            judgement={value.preflight.no_connection}
            isStale={phase === 'stale'}
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
  isStale,
  onAsk,
  trans
}: {
  judgement: Judgement;
  isStale: boolean;
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
      <VerdictSign mark={verdict} isStale={isStale} trans={trans} />
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
      {count > 0 && <Remarks withCodes remarks={errors} trans={trans} />}
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
