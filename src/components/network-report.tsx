/** The network doctor's report: what would keep the session from starting first, everything that is well folded away. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type {
  CheckResult,
  ConnectionNetwork,
  NetworkCheck,
  NetworkFinding
} from '../api/types';
import { CopyButton } from './copy-button';

/** What is not well, the worst first. */
const GRAVITY: readonly CheckResult[] = ['fail', 'unknown', 'warn'];

const CHARACTERS: Readonly<Record<CheckResult, string>> = {
  pass: '✓',
  warn: '!',
  unknown: '?',
  fail: '✕'
};

interface Props {
  readonly report: NetworkCheck;
  readonly trans: TranslationBundle;
}

export function NetworkReport({ report, trans }: Props): JSX.Element {
  const { result, used, general, connections } = report;
  const isOne = connections.length === 1;
  return (
    <div className="jp-GluePanel-network">
      <p className="jp-GluePanel-networkResult">
        <ResultSign result={result} trans={trans} />
        <span>{resultSentence(result, trans)}</span>
      </p>
      {!isOne && <Used used={used} trans={trans} />}
      <Findings
        findings={general.filter(each => !isOne || each.result !== 'pass')}
        trans={trans}
      />
      {connections.map(connection => (
        <Connection
          key={connection.connection}
          connection={connection}
          isOne={isOne}
          trans={trans}
        />
      ))}
    </div>
  );
}

interface ConnectionProps {
  readonly connection: ConnectionNetwork;
  readonly isOne: boolean;
  readonly trans: TranslationBundle;
}

function Connection(props: ConnectionProps): JSX.Element {
  const { connection, isOne, trans } = props;
  const { connection: name, subnet_id, availability_zone } = connection;
  const place = [subnet_id, availability_zone].filter(Boolean).join(' · ');
  return (
    <>
      {!isOne && <h4 title={place}>{name}</h4>}
      <Findings findings={connection.findings} trans={trans} />
    </>
  );
}

function Used({
  used,
  trans
}: {
  used: string | null;
  trans: TranslationBundle;
}): JSX.Element {
  return (
    <p>
      {used === null
        ? trans.__('Glue would find none of them suitable.')
        : trans.__('The session would use %1, the first suitable one.', used)}
    </p>
  );
}

interface FindingsProps {
  readonly findings: readonly NetworkFinding[];
  readonly trans: TranslationBundle;
}

function Findings({ findings, trans }: FindingsProps): JSX.Element {
  const sorted = GRAVITY.flatMap(result =>
    findings.filter(finding => finding.result === result)
  );
  const passed = findings.filter(({ result }) => result === 'pass');
  return (
    <>
      <FindingList findings={sorted} trans={trans} />
      {passed.length > 0 && (
        <details className="jp-GluePanel-quiet">
          <summary>
            {trans._n('%1 check passes', '%1 checks pass', passed.length)}
          </summary>
          <FindingList findings={passed} trans={trans} />
        </details>
      )}
    </>
  );
}

function FindingList({ findings, trans }: FindingsProps): JSX.Element | null {
  return findings.length === 0 ? null : (
    <ul className="jp-GluePanel-checks">
      {findings.map(finding => (
        <li key={`${finding.code} ${finding.evidence}`} title={finding.code}>
          <ResultSign result={finding.result} trans={trans} />
          <Finding finding={finding} trans={trans} />
        </li>
      ))}
    </ul>
  );
}

interface FindingProps {
  readonly finding: NetworkFinding;
  readonly trans: TranslationBundle;
}

function Finding({ finding, trans }: FindingProps): JSX.Element {
  const { title, evidence, fix, glue_message: message } = finding;
  return (
    <div>
      <h5>{title}</h5>
      <p>{evidence}</p>
      {fix && (
        <div className="jp-GluePanel-fix">
          <p>{fix}</p>
          <CopyButton text={fix} label={trans.__('Copy fix')} trans={trans} />
        </div>
      )}
      {message && (
        <p className="jp-GluePanel-quiet">
          {trans.__('Glue would say, minutes later: “%1”', message)}
        </p>
      )}
    </div>
  );
}

function ResultSign({
  result,
  trans
}: {
  result: CheckResult;
  trans: TranslationBundle;
}): JSX.Element {
  const words: Readonly<Record<CheckResult, string>> = {
    pass: trans.__('passes'),
    warn: trans.__('may fail'),
    unknown: trans.__('cannot know'),
    fail: trans.__('fails')
  };
  return (
    <span className="jp-GluePanel-sign" data-mark={result}>
      <span aria-hidden="true">{CHARACTERS[result]}</span>
      <span className="jp-GluePanel-spoken">{words[result]}</span>
    </span>
  );
}

function resultSentence(result: CheckResult, trans: TranslationBundle): string {
  switch (result) {
    case 'pass':
      return trans.__('Nothing in the network keeps a session from starting.');
    case 'warn':
      return trans.__('A session may fail to start in this network.');
    case 'unknown':
      return trans.__('Not all of the network could be looked at.');
    case 'fail':
      return trans.__('A session will not start in this network.');
  }
}
