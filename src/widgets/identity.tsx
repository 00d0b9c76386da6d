/** Who I am: account, principal, Region. */
import * as React from 'react';

import type { Identity } from '../api/types';
import { groupAccount, nameOfArn } from '../format';
import { useSnapshot } from './hooks';
import type { BodyProps } from './body';
import { Picture } from './picture';

export function IdentityBody({ model, trans }: BodyProps): JSX.Element {
  const { identity } = model;
  const state = useSnapshot(identity.changed, () => identity.state);
  return (
    <Picture
      state={state}
      doing={trans.__('Asking AWS who you are…')}
      idle={null}
      onRetry={() => void model.refresh()}
      trans={trans}
    >
      {({ account, arn, region, profile }: Identity) => (
        <dl className="jp-GluePanel-facts">
          <dt>{trans.__('Account')}</dt>
          <dd>{groupAccount(account)}</dd>
          <dt>{trans.__('Principal')}</dt>
          <dd title={arn}>{nameOfArn(arn)}</dd>
          <dt>{trans.__('Region')}</dt>
          <dd>{region ?? trans.__('none configured')}</dd>
          {profile && <dt>{trans.__('Profile')}</dt>}
          {profile && <dd>{profile}</dd>}
        </dl>
      )}
    </Picture>
  );
}

export function IdentitySummary({ model }: BodyProps): JSX.Element | null {
  const { identity } = model;
  const { value } = useSnapshot(identity.changed, () => identity.state);
  if (value === null) {
    return null;
  }
  const { arn, account, region } = value;
  const parts = [nameOfArn(arn), groupAccount(account), region];
  const text = parts.filter(Boolean).join(' · ');
  return <span title={text}>{text}</span>;
}
