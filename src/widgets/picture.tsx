/** Which of the five pictures a resource is, or the thing itself. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { clockTime } from '../format';
import { Notice } from '../components/notice';
import type { Snapshot } from '../model/resource';

/** Codes that ask for configuration, not for another try. */
const NOT_CONFIGURED = new Set([
  'aws_not_configured',
  'aws_config_invalid',
  'credentials_unavailable',
  'profile_not_found',
  'region_not_configured'
]);

interface Props<V> {
  readonly state: Snapshot<V>;
  /** What is being done, said when it takes long. */
  readonly doing: string;
  /** Said before anything was asked; null draws nothing. */
  readonly idle: string | null;
  /** Said where the value is there and has nothing in it. */
  readonly empty?: { readonly message: string; readonly hint: string } | null;
  /** Left out where another button does the same. */
  readonly onRetry?: () => void;
  readonly onCancel?: () => void;
  readonly trans: TranslationBundle;
  readonly children: (value: V) => React.ReactNode;
}

export function Picture<V>(props: Props<V>): JSX.Element | null {
  const { state, doing, idle, empty, onRetry, onCancel, trans } = props;
  const { phase, value } = state;
  if (phase === 'loading') {
    return (
      <Notice
        kind="loading"
        message={doing}
        onCancel={onCancel}
        trans={trans}
      />
    );
  }
  if (phase === 'idle') {
    return idle === null ? null : <p className="jp-GluePanel-quiet">{idle}</p>;
  }
  return (
    <>
      <Trouble state={state} onRetry={onRetry} trans={trans} />
      {value !== null && (
        <div className="jp-GluePanel-value" data-stale={phase === 'stale'}>
          {empty ? (
            <Notice kind="empty" {...empty} trans={trans} />
          ) : (
            props.children(value)
          )}
        </div>
      )}
    </>
  );
}

type TroubleProps = Pick<Props<unknown>, 'state' | 'onRetry' | 'trans'>;

/** What went wrong with the last question; nothing where nothing did. */
export function Trouble({
  state,
  onRetry,
  trans
}: TroubleProps): JSX.Element | null {
  const { error, since, phase } = state;
  if (error === null) {
    return null;
  }
  const { code, hint, message, remedy } = error;
  const isStale = phase === 'stale' && since !== null;
  const failed = NOT_CONFIGURED.has(code) ? 'not-configured' : 'failed';
  return (
    <Notice
      kind={isStale ? 'stale' : failed}
      message={
        isStale ? trans.__('As of %1. %2', clockTime(since), message) : message
      }
      hint={hint}
      code={code}
      remedy={remedy}
      onRetry={onRetry}
      trans={trans}
    />
  );
}
