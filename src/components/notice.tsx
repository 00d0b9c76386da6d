/** The five pictures of a list that is not simply there. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Remedy } from './remedy';

export type NoticeKind =
  'not-configured' | 'loading' | 'empty' | 'failed' | 'stale';

export interface NoticeProps {
  readonly kind: NoticeKind;
  /** One sentence; while loading it appears when it takes long. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
  /** The stable code of what went wrong. */
  readonly code?: string;
  /** What to send to an administrator; empty for nothing. */
  readonly remedy?: string;
  readonly onRetry?: () => void;
  readonly onCancel?: () => void;
  readonly trans: TranslationBundle;
}

export function Notice(props: NoticeProps): JSX.Element {
  const { kind, message, hint, code, remedy } = props;
  const { onRetry, onCancel, trans } = props;
  return (
    <div
      className="jp-GluePanel-notice"
      data-kind={kind}
      aria-busy={kind === 'loading'}
    >
      {kind === 'loading' && <Skeleton />}
      <p className="jp-GluePanel-noticeMessage">{message}</p>
      {hint && <p className="jp-GluePanel-noticeHint">{hint}</p>}
      {code && <code className="jp-GluePanel-noticeCode">{code}</code>}
      {remedy && <Remedy remedy={remedy} trans={trans} />}
      {onRetry && (
        <Button small className="jp-mod-styled" onClick={onRetry}>
          {trans.__('Try again')}
        </Button>
      )}
      {onCancel && (
        <Button minimal small onClick={onCancel}>
          {trans.__('Cancel')}
        </Button>
      )}
    </div>
  );
}

function Skeleton(): JSX.Element {
  return (
    <div className="jp-GluePanel-skeleton" aria-hidden="true">
      <div />
      <div />
      <div />
    </div>
  );
}
