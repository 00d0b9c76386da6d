/** "Policies…": a policy is pasted, and what it says without meaning it is told, statement by statement. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type {
  PolicyFinding,
  PolicyLint,
  PolicyLintRequest
} from '../api/types';
import type { Resource } from '../model/resource';
import type { ISelectionModel } from '../tokens';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

interface Props {
  readonly lint: Resource<PolicyLintRequest, PolicyLint>;
  readonly selection: ISelectionModel;
  readonly trans: TranslationBundle;
}

export function PolicyLintView({ lint, selection, trans }: Props): JSX.Element {
  const [text, setText] = React.useState('');
  const [takesTags, setTakesTags] = React.useState(true);
  const state = useSnapshot(lint.changed, () => lint.state);
  const field = React.useRef<HTMLTextAreaElement>(null);
  const id = React.useId();
  const tags = takesTags ? (selection.value.tags ?? {}) : null;
  return (
    <>
      <h2>{trans.__('Policies')}</h2>
      <p className="jp-GluePanel-quiet">
        {trans.__(
          'Finds traps in policies for Glue sessions: a policy, a trust policy, or what the AWS CLI prints for one.'
        )}
      </p>
      <div className="jp-GluePanel-entry">
        <label htmlFor={id}>{trans.__('Policy (JSON)')}</label>
        <textarea
          id={id}
          ref={field}
          className="jp-mod-styled"
          rows={12}
          spellCheck={false}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </div>
      <label className="jp-GluePanel-check">
        <input
          type="checkbox"
          checked={takesTags}
          onChange={event => setTakesTags(event.target.checked)}
        />
        {trans.__('With the tags that the panel has picked')}
      </label>
      <Button
        className="jp-mod-styled jp-mod-accept"
        disabled={!text.trim() || state.isLoading}
        onClick={() => void lint.load({ policy: text, tags })}
      >
        {trans.__('Check policy')}
      </Button>
      <Picture
        state={state.error ? { ...state, phase: 'failed', value: null } : state}
        doing={trans.__('Reading the policy…')}
        idle={null}
        trans={trans}
      >
        {result => (
          <Result
            result={result}
            onLine={line => select(field.current, line)}
            trans={trans}
          />
        )}
      </Picture>
    </>
  );
}

interface ResultProps {
  readonly result: PolicyLint;
  readonly onLine: (line: number) => void;
  readonly trans: TranslationBundle;
}

function Result({ result, onLine, trans }: ResultProps): JSX.Element {
  const { findings, statements } = result;
  return (
    <section aria-label={trans.__('Findings')}>
      <p role="status">
        {findings.length === 0
          ? trans._n(
              'No trap in %1 statement.',
              'No trap in %1 statements.',
              statements
            )
          : trans._n('%1 trap found.', '%1 traps found.', findings.length)}
      </p>
      <ul className="jp-GluePanel-findings">
        {findings.map(finding => (
          <Finding
            key={JSON.stringify(finding)}
            finding={finding}
            onLine={onLine}
            trans={trans}
          />
        ))}
      </ul>
    </section>
  );
}

interface FindingProps extends Pick<ResultProps, 'onLine' | 'trans'> {
  readonly finding: PolicyFinding;
}

function Finding({ finding, onLine, trans }: FindingProps): JSX.Element {
  const { severity, policy, statement, sid, line, message, fix } = finding;
  const words =
    severity === 'error' ? trans.__('✕ Error') : trans.__('! Warning');
  const place = sid
    ? trans.__('statement %1 (%2) of %3', statement, sid, policy)
    : trans.__('statement %1 of %2', statement, policy);
  return (
    <li data-severity={severity}>
      <p>
        <strong>{words}</strong> {place}
        {line !== null && (
          <>
            {', '}
            <button
              type="button"
              className="jp-GluePanel-link"
              onClick={() => onLine(line)}
            >
              {trans.__('line %1', line)}
            </button>
          </>
        )}
        <br />
        {message}
        <br />
        {fix}
      </p>
    </li>
  );
}

/** Marks a line of the text, and brings it into sight. */
function select(field: HTMLTextAreaElement | null, line: number): void {
  if (field) {
    const lines = field.value.split('\n');
    const start =
      lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + lines[line - 1].length);
    field.scrollTop = (field.scrollHeight / lines.length) * (line - 3);
  }
}
