/** A verdict's reasons: which statement decides, what would pass, who said so, and what nobody looked at. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Judgement, Preflight, VerdictSource } from '../api/types';
import { CopyButton } from './copy-button';
import { WaysOut } from './ways-out';

interface Props {
  readonly judgement: Judgement;
  /** The answer that it is part of. */
  readonly preflight: Preflight;
  /** Picks a connection that would pass; null where none can be picked here. */
  readonly onPick: ((connection: string) => void) | null;
  readonly trans: TranslationBundle;
}

export function Why(props: Props): JSX.Element {
  const { judgement, preflight, trans } = props;
  const { verdict, open_keys: keys } = judgement;
  return (
    <div className="jp-GluePanel-why">
      <p>{judgement.why}</p>
      <Statement judgement={judgement} trans={trans} />
      {keys.length > 0 && (
        <p>
          {trans.__(
            'It depends on %1, which only the real request carries.',
            keys.join(', ')
          )}
        </p>
      )}
      {verdict === 'denied' && <WaysOut {...props} />}
      {verdict === 'unknown' && <WhoCouldTell {...props} />}
      <p className="jp-GluePanel-quiet">
        {sourceSentence(judgement.source, trans)}
      </p>
      <NotCovered preflight={preflight} trans={trans} />
    </div>
  );
}

type PartProps = Pick<Props, 'judgement' | 'trans'>;

function Statement({ judgement, trans }: PartProps): JSX.Element | null {
  const { statement, action } = judgement;
  if (statement === null) {
    return null;
  }
  const { policy, kind, index, sid } = statement;
  const place = index === null ? null : String(index + 1);
  return (
    <dl className="jp-GluePanel-facts">
      <dt>{trans.__('Policy')}</dt>
      <dd title={`${policy} · ${kind}`}>{policy}</dd>
      {place && <dt>{trans.__('Statement')}</dt>}
      {place && <dd>{sid ? `${place} · ${sid}` : place}</dd>}
      {action && <dt>{trans.__('Denies')}</dt>}
      {action && <dd>{action}</dd>}
    </dl>
  );
}

function WhoCouldTell({ preflight, trans }: Props): JSX.Element | null {
  const missing = preflight.missing_permissions;
  if (missing.length === 0) {
    return null;
  }
  const text = missing.map(({ action, resource }) => `${action} ${resource}`);
  return (
    <div className="jp-GluePanel-permissions">
      <p>{trans.__('Permissions of the role, or yours, that would tell:')}</p>
      <CopyButton
        text={text.join('\n')}
        label={trans.__('Copy permissions')}
        trans={trans}
      />
      <ul>
        {missing.map(({ action, resource }) => (
          <li key={`${action} ${resource}`} title={resource}>
            <code>{action}</code> {resource}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NotCovered({
  preflight,
  trans
}: Pick<Props, 'preflight' | 'trans'>): JSX.Element {
  return (
    <details className="jp-GluePanel-quiet">
      <summary>{trans.__('What this does not look at')}</summary>
      <ul>
        {preflight.not_covered.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

function sourceSentence(
  source: VerdictSource,
  trans: TranslationBundle
): string {
  const sentences: Readonly<Record<VerdictSource, string>> = {
    simulation: trans.__("Source: AWS's policy simulator, asked as the role."),
    caller_simulation: trans.__(
      "Source: AWS's policy simulator, asked with your own identity."
    ),
    policies: trans.__('Source: the policies, read and evaluated here.'),
    published: trans.__("Source: your administrator's role catalogue."),
    none: trans.__('Nobody could be asked.')
  };
  return sentences[source];
}
