/** A refusal by AWS: who may not do what, what the preflight knows of it, and what to ask an administrator for. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { DenialExplained } from '../api/types';
import { CopyButton } from './copy-button';
import { VerdictSign } from './verdict-sign';
import { Why } from './why';

interface Props {
  readonly denial: DenialExplained;
  readonly trans: TranslationBundle;
}

export function DenialReport({ denial, trans }: Props): JSX.Element {
  return (
    <>
      <p className="jp-GluePanel-sentence">{denial.sentence}</p>
      <Facts denial={denial} trans={trans} />
      {denial.encoded && (
        <p>
          {trans.__(
            "AWS's message is encoded: whoever may sts:DecodeAuthorizationMessage can read the rest."
          )}
        </p>
      )}
      <Forecast denial={denial} trans={trans} />
      <Request denial={denial} trans={trans} />
    </>
  );
}

function Facts({ denial, trans }: Props): JSX.Element {
  const { principal, action, resource, kind, policy_arn } = denial;
  const facts: readonly (readonly [string, string | null])[] = [
    [trans.__('Who'), principal],
    [trans.__('Action'), action],
    [trans.__('Resource'), resource],
    [trans.__('Kind of policy'), kind],
    [trans.__('Policy'), policy_arn],
    [trans.__('Authorization id'), denial.authorization_id]
  ];
  return (
    <dl className="jp-GluePanel-facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <React.Fragment key={name}>
              <dt>{name}</dt>
              <dd title={value}>{value}</dd>
            </React.Fragment>
          )
      )}
    </dl>
  );
}

/** What the preflight says to the same session. */
function Forecast({ denial, trans }: Props): JSX.Element | null {
  const { preflight, preflight_error: error } = denial;
  if (preflight === null) {
    return error && <p className="jp-GluePanel-quiet">{error.message}</p>;
  }
  return (
    <section aria-label={trans.__('What the panel knows')}>
      <h3>
        <VerdictSign mark={preflight.verdict} trans={trans} />
        {trans.__('What the panel knows')}
      </h3>
      <Why
        judgement={preflight}
        preflight={preflight}
        onPick={null}
        trans={trans}
      />
    </section>
  );
}

function Request({ denial, trans }: Props): JSX.Element | null {
  const { sentence, change, change_statement: statement } = denial;
  if (change === null) {
    return null;
  }
  const lines = [
    sentence,
    change,
    statement && JSON.stringify(statement, null, 2)
  ];
  const text = lines.filter(Boolean).join('\n\n');
  const label = trans.__('Copy request');
  return (
    <section aria-label={trans.__('To ask an administrator for')}>
      <h3>
        {trans.__('To ask an administrator for')}
        <CopyButton text={text} label={label} trans={trans} />
      </h3>
      <p>{change}</p>
      {statement && <pre>{JSON.stringify(statement, null, 2)}</pre>}
    </section>
  );
}
