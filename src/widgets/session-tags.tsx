/** The tags of a running session: shown as AWS has them, and changed there. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { addIcon, Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { GlueError } from '../api/request';
import type { Session } from '../api/types';
import { Notice } from '../components/notice';
import { TagTable } from '../components/tag-table';
import type { GlueSessions } from '../model/glue-sessions';
import { OWNER } from '../model/session-tag-edits';
import { SessionTagDraft } from '../model/session-tag-draft';
import { useSnapshot } from './hooks';
import { Trouble } from './picture';
import { problemInWords } from './tag-words';

/** Shows the tags until they are saved or left alone; a refusal is shown where the tags are. */
export async function editTags(
  session: Session,
  { client, list }: GlueSessions,
  trans: TranslationBundle
): Promise<void> {
  const draft = new SessionTagDraft(client, session);
  const read = draft.read();
  let problem: GlueError | null = null;
  let isDone = false;
  while (!isDone) {
    const body = <Editor {...{ draft, problem, trans }} />;
    if (!(await askForTags(body, session, trans))) {
      break;
    }
    const wasShown = !draft.state.isLoading;
    await read;
    if (wasShown && !draft.holdsCredential) {
      problem = await draft.save();
      isDone = problem === null;
      void list.reload();
    }
  }
  draft.dispose();
}

async function askForTags(
  body: JSX.Element,
  { id }: Session,
  trans: TranslationBundle
): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Tags of session %1', id),
    body: new EditorWidget(body),
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Save tags') })
    ]
  });
  return button.accept;
}

class EditorWidget extends ReactWidget {
  constructor(private readonly _element: JSX.Element) {
    super();
    this.addClass('jp-GluePanel-tagEditor');
  }

  protected render(): JSX.Element {
    return this._element;
  }
}

interface Props {
  readonly draft: SessionTagDraft;
  readonly problem: GlueError | null;
  readonly trans: TranslationBundle;
}

function Editor({ draft, problem, trans }: Props): JSX.Element {
  const state = useSnapshot(draft.changed, () => draft.state);
  if (state.isLoading || state.phase === 'idle') {
    const message = trans.__('Reading the tags as AWS has them now…');
    return <Notice kind="loading" message={message} trans={trans} />;
  }
  return (
    <>
      <Trouble state={state} onRetry={() => void draft.read()} trans={trans} />
      {state.phase === 'failed' && (
        <p className="jp-GluePanel-caution">
          {trans.__(
            'The tags of this session are not readable. What you add here is added to them.'
          )}
        </p>
      )}
      <Table draft={draft} trans={trans} />
      {problem && (
        <p className="jp-GluePanel-problem" role="alert">
          {problem.message} {problem.hint} <code>{problem.code}</code>
        </p>
      )}
    </>
  );
}

function Table({ draft, trans }: Omit<Props, 'problem'>): JSX.Element {
  const { rows, owner } = draft;
  const drafts = useSnapshot(rows.changed, () => rows.rows);
  return (
    <>
      <TagTable
        rows={drafts.map(row => ({
          ...row,
          problem: row.problem && problemInWords(row.problem, trans)
        }))}
        onEdit={(id, patch) => rows.edit(id, patch)}
        onRemove={id => rows.remove(id)}
        trans={trans}
      />
      <Button small minimal onClick={() => rows.add()}>
        <addIcon.react tag={null} />
        {trans.__('Add tag')}
      </Button>
      {owner !== null && (
        <p className="jp-GluePanel-quiet">
          {trans.__(
            '%1 stays: it says whose session this is.',
            `${OWNER}=${owner}`
          )}
        </p>
      )}
    </>
  );
}
