/** The tags of a running session: shown as AWS has them, and changed there. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { addIcon, Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import { GlueError } from '../api/request';
import type { Session } from '../api/types';
import { TagTable } from '../components/tag-table';
import type { GlueSessions } from '../model/glue-sessions';
import { SelectionModel } from '../model/selection';
import { applyTagEdits, OWNER, tagEdits } from '../model/session-tag-edits';
import { placeOfSession } from '../model/session-stops';
import { TagRows } from '../model/tags';
import { useSnapshot } from './hooks';
import { problemInWords } from './tag-words';

type Tags = Record<string, string>;

/** Shows the tags until they are saved or left alone; a refusal is shown where the tags are. */
export async function editTags(
  session: Session,
  sessions: GlueSessions,
  trans: TranslationBundle
): Promise<void> {
  const { [OWNER]: owner, ...before } = session.tags ?? {};
  const draft = new SelectionModel(null);
  draft.update({ tags: before });
  const rows = new TagRows(draft);
  let problem: GlueError | null = null;
  do {
    const body = <Editor {...{ session, owner, rows, problem, trans }} />;
    if (!(await askForTags(body, session, trans))) {
      break;
    }
    problem = await save(session, sessions, before, draft.value.tags ?? {});
  } while (problem !== null);
  rows.dispose();
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

async function save(
  session: Session,
  { client, list }: GlueSessions,
  before: Tags,
  after: Tags
): Promise<GlueError | null> {
  const { id } = session;
  const edits = tagEdits(before, after);
  try {
    await applyTagEdits(client, id, placeOfSession(session), edits);
    return null;
  } catch (reason) {
    if (reason instanceof GlueError) {
      return reason;
    }
    throw reason;
  } finally {
    void list.reload();
  }
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
  readonly session: Session;
  readonly owner: string | undefined;
  readonly rows: TagRows;
  readonly problem: GlueError | null;
  readonly trans: TranslationBundle;
}

function Editor(props: Props): JSX.Element {
  const { session, owner, rows, problem, trans } = props;
  const drafts = useSnapshot(rows.changed, () => rows.rows);
  return (
    <>
      {session.tags === null && (
        <p className="jp-GluePanel-caution">
          {trans.__(
            'The tags of this session are not readable. What you add here is added to them.'
          )}
        </p>
      )}
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
      {owner !== undefined && (
        <p className="jp-GluePanel-quiet">
          {trans.__(
            '%1 stays: it says whose session this is.',
            `owner=${owner}`
          )}
        </p>
      )}
      {problem && (
        <p className="jp-GluePanel-problem" role="alert">
          {problem.message} {problem.hint} <code>{problem.code}</code>
        </p>
      )}
    </>
  );
}
