/** The code of an MFA device, asked for where a profile wants one. It goes to AWS, and stays nowhere. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { GlueError } from '../api/request';
import type { RoleChoice } from '../api/types';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';

const NEEDED = 'mfa_needed';
const CODE = /^[0-9]{6}$/;

export function MfaCode({ model, trans }: BodyProps): JSX.Element | null {
  const { error } = useSnapshot(model.access.changed, () => model.access.state);
  const [code, setCode] = React.useState('');
  const [isBusy, setBusy] = React.useState(false);
  const [refusal, setRefusal] = React.useState<GlueError | null>(null);
  const reasonId = React.useId();
  if (error?.code !== NEEDED) {
    return null;
  }
  const signIn = async (): Promise<void> => {
    setBusy(true);
    setCode('');
    setRefusal(await model.signIn(code));
    setBusy(false);
  };
  return (
    <form
      className="jp-GluePanel-mfa"
      onSubmit={event => {
        event.preventDefault();
        void signIn();
      }}
    >
      <input
        className="jp-mod-styled"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        aria-label={trans.__('MFA code')}
        placeholder={trans.__('MFA code')}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? reasonId : undefined}
        value={code}
        onChange={event => setCode(event.target.value)}
      />
      <Button
        small
        type="submit"
        className="jp-mod-styled jp-mod-accept"
        disabled={isBusy || !CODE.test(code)}
      >
        {trans.__('Sign in')}
      </Button>
      {refusal && (
        <p id={reasonId} role="alert" className="jp-GluePanel-caution">
          {refusal.message} {refusal.hint}
        </p>
      )}
    </form>
  );
}

interface NoteProps extends Pick<BodyProps, 'trans'> {
  readonly needs: RoleChoice['needs'];
}

/** What signing in does not do. */
export function MfaNote({ needs, trans }: NoteProps): JSX.Element | null {
  return needs.includes('mfa') ? (
    <p className="jp-GluePanel-caution">
      {trans.__(
        'The Glue kernel cannot be told an MFA code: with this profile it starts no session. Here you see and stop those that run.'
      )}
    </p>
  ) : null;
}
