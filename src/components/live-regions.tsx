/** What just happened: shown, and read out. Both regions are always there, or changes would go unheard. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

interface Props {
  readonly kind: 'status' | 'alert' | null;
  readonly message: string;
  readonly hint: string;
  readonly code: string;
  readonly action: { label: string; callback: () => void } | null;
  readonly onDismiss: () => void;
  readonly trans: TranslationBundle;
}

export function LiveRegions(props: Props): JSX.Element {
  const { kind, message, hint, code, action, onDismiss, trans } = props;
  const text = (
    <>
      <p className="jp-GluePanel-noticeMessage">{message}</p>
      {hint && <p className="jp-GluePanel-noticeHint">{hint}</p>}
    </>
  );
  return (
    <div className="jp-GluePanel-live" data-kind={kind} title={code}>
      <div role="status">{kind === 'status' && text}</div>
      <div role="alert">{kind === 'alert' && text}</div>
      {kind !== null && (
        <Button
          minimal
          small
          aria-label={trans.__('Dismiss message')}
          onClick={onDismiss}
        >
          <closeIcon.react tag={null} />
        </Button>
      )}
      {action && (
        <Button
          small
          className="jp-GluePanel-liveAction jp-mod-styled"
          onClick={action.callback}
        >
          {action.label}
        </Button>
      )}
    </div>
  );
}
