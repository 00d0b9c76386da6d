/** The tags of one session while somebody edits them: AWS is asked for them first, since a list may be minutes old. */
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Session, SessionTags } from '../api/types';
import { Resource, Snapshot } from './resource';
import { SelectionModel } from './selection';
import { placeOfSession } from './session-stops';
import { applyTagEdits, OWNER, tagEdits } from './session-tag-edits';
import { TagRows } from './tags';

type Client = Pick<
  GlueClient,
  'sessionTags' | 'addSessionTags' | 'removeSessionTags'
>;

export class SessionTagDraft implements IDisposable {
  constructor(
    private readonly _client: Client,
    private readonly _session: Session
  ) {
    const place = placeOfSession(_session);
    this._told = new Resource(() => _client.sessionTags(_session.id, place));
    this.rows = new TagRows(this._draft);
  }

  /** What is edited: AWS's tags, but for the owner's. */
  readonly rows: TagRows;

  /** What AWS told, or why it did not. */
  get state(): Snapshot<SessionTags> {
    return this._told.state;
  }

  get changed(): ISignal<unknown, void> {
    return this._told.changed;
  }

  /** The tag that stays; null where there is none, or nobody can read it. */
  get owner(): string | null {
    return this.state.value?.tags?.[OWNER] ?? null;
  }

  /** Whether a row looks like an AWS credential: nothing is saved while it does, since that row would be left out. */
  get holdsCredential(): boolean {
    return this.rows.rows.some(({ problem }) => problem === 'credential');
  }

  get isDisposed(): boolean {
    return this._told.isDisposed;
  }

  /** Asks AWS; what was typed before stays. */
  async read(): Promise<void> {
    await this._told.load('tags');
    if (!this.isDisposed) {
      this.rows.fill({ ...this._before, ...this._draft.value.tags });
    }
  }

  /** Changes at AWS what was changed here. Answers what it says against that, null for nothing. */
  async save(): Promise<GlueError | null> {
    const { id } = this._session;
    const edits = tagEdits(this._before, this._draft.value.tags ?? {});
    try {
      await applyTagEdits(
        this._client,
        id,
        placeOfSession(this._session),
        edits
      );
      return null;
    } catch (reason) {
      if (reason instanceof GlueError) {
        return reason;
      }
      throw reason;
    }
  }

  dispose(): void {
    this._told.dispose();
    this.rows.dispose();
  }

  private get _before(): Readonly<Record<string, string>> {
    const tags = { ...this.state.value?.tags };
    delete tags[OWNER];
    return tags;
  }

  private readonly _told: Resource<'tags', SessionTags>;
  private readonly _draft = new SelectionModel(null);
}
