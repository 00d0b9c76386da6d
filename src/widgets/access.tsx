/** Whether AWS lets us into the role's account, and for how long. */
import * as React from 'react';

import type { Access } from '../api/types';
import { groupAccount, timeLeft } from '../format';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

export function AccessState({ model, trans }: BodyProps): JSX.Element {
  const { access } = model;
  const state = useSnapshot(access.changed, () => access.state);
  const renewal = trans.__('The panel renews its own credentials by itself.');
  const minutes = useSnapshot(access.changed, () => access.minutesLeft);
  return (
    <Picture
      state={state}
      doing={trans.__('Assuming the role…')}
      idle={trans.__('Without a role, sessions start in your own account.')}
      trans={trans}
    >
      {({ account, assumed_arn, renews }: Access) => (
        <p
          className="jp-GluePanel-access"
          data-ended={minutes === 0}
          title={assumed_arn}
        >
          <span>{trans.__('In account %1', groupAccount(account))}</span>
          {minutes !== null && ' · '}
          {minutes !== null && (
            <span title={renews ? renewal : undefined}>
              {minutes > 0
                ? timeLeft(minutes, trans)
                : trans.__('credentials have ended')}
            </span>
          )}
        </p>
      )}
    </Picture>
  );
}

export function RoleSummary({ model, trans }: BodyProps): JSX.Element {
  const { selection, access } = model;
  const { role_arn } = useSnapshot(selection.changed, () => selection.value);
  const { value } = useSnapshot(access.changed, () => access.state);
  const name = role_arn?.slice(role_arn.lastIndexOf('/') + 1);
  const account = value ? groupAccount(value.account) : null;
  const text = [name ?? trans.__('none'), account].filter(Boolean).join(' · ');
  return <span title={role_arn ?? undefined}>{text}</span>;
}
