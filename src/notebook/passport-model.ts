/** The passport of one notebook: what its session really is, read back with the panel's own credentials. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { Reading, Selection, Session } from '../api/types';
import { placeOf } from '../model/place';
import type { ISelectionModel, ITargetModel } from '../tokens';
import { hasEnded } from './ending';
import type { NotebookLife } from './life';
import { compare, differs, drift, lacksTags, Row } from './passport';
import { readNotebook } from './write';

/** Typing is over. */
const REST_MS = 300;

type Client = Pick<GlueClient, 'session' | 'readCells'>;

export interface Proof {
  readonly session: Session;
  /** What the cells asked for when the session was created. */
  readonly asked: Selection;
  /** The role that the kernel worked with then; null where nobody knows. */
  readonly accountRole: string | null;
  /** Where the session is to be asked about; role null: the user's own account. */
  readonly place: Place;
}

export interface PassportOptions {
  readonly life: NotebookLife;
  readonly client: Client;
  readonly selection: ISelectionModel;
  readonly target: ITargetModel;
  readonly trans: TranslationBundle;
}

/**
 * right, wrong: the session is what the cells asked for, or not · partly: it is as far as it can be read, which its tags
 * can't · drifted: it is, but cells or sidebar have changed since · ended: AWS says so, whatever the kernel thinks · none: no session, as far as the notebook knows · asking · unproven:
 * it could not be read.
 */
export type PassportState =
  | 'none'
  | 'asking'
  | 'right'
  | 'partly'
  | 'wrong'
  | 'drifted'
  | 'ended'
  | 'unproven';

export class PassportModel implements IDisposable {
  constructor(private readonly _options: PassportOptions) {
    const { life, selection } = _options;
    life.changed.connect(this._follow, this);
    life.panel.context.model.contentChanged.connect(this._onContent, this);
    selection.changed.connect(this._tell, this);
    this._follow();
  }

  get changed(): ISignal<PassportModel, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get proof(): Proof | null {
    return this._proof;
  }

  get error(): GlueError | null {
    return this._error;
  }

  get state(): PassportState {
    if (this._id === null) {
      return 'none';
    }
    if (this._proof === null) {
      return this._error ? 'unproven' : 'asking';
    }
    if (hasEnded(this._proof.session.status)) {
      return 'ended';
    }
    if (differs(this.rows)) {
      return 'wrong';
    }
    if (this._hasDrifted()) {
      return 'drifted';
    }
    return lacksTags(this.rows) ? 'partly' : 'right';
  }

  /** Whether cells of settings say something else since, and the sidebar does not. */
  get isDriftOfCells(): boolean {
    const { cells } = this._options.life;
    return this._text !== cells.text && this.sidebarDrift.length === 0;
  }

  /** What a session would be that the sidebar asks for now; nothing while it asks for none, or speaks of another notebook. */
  get sidebarDrift(): Row[] {
    const { life, selection, target } = this._options;
    const isInFront = target.value.path === life.panel.context.path;
    const { value } = selection;
    return isInFront && asksForSomething(value) ? this._driftTo(value) : [];
  }

  /** What a session would be that the cells ask for now; nothing where the server can't read them. */
  async cellDrift(): Promise<Row[]> {
    const { life, client } = this._options;
    try {
      const { selection } = await client.readCells(codeCells(life));
      return this._driftTo(selection);
    } catch (error) {
      if (error instanceof GlueError) {
        return [];
      }
      throw error;
    }
  }

  /** What the cells asked for, beside what the session is. */
  get rows(): Row[] {
    const { _proof: proof, _options: options } = this;
    if (proof === null) {
      return [];
    }
    const { asked, session, accountRole } = proof;
    return compare(asked, session, options.trans, accountRole);
  }

  /** Where the kernel's session is to be asked about. */
  async locate(): Promise<Place> {
    return this._proof?.place ?? placeOf(await this._ask());
  }

  /** Reads the session again. */
  async check(): Promise<void> {
    const id = this._id;
    if (id === null) {
      return;
    }
    try {
      const asked = await this._ask();
      const found = await this._find(id, placeOf(asked));
      const proof = { asked, accountRole: this._accountRole, ...found };
      this._settle(id, proof, null);
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      this._settle(id, null, error);
    }
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const { life, selection } = this._options;
    life.changed.disconnect(this._follow, this);
    life.panel.context.model.contentChanged.disconnect(this._onContent, this);
    this._debouncer.dispose();
    selection.changed.disconnect(this._tell, this);
    Signal.clearData(this);
  }

  /** What the cells asked for, as they stood when the session was first heard of. */
  private async _ask(): Promise<Selection> {
    const { life, client } = this._options;
    const asked = this._asked ?? client.readCells(codeCells(life));
    this._asked = asked;
    asked.catch(() => {
      this._asked = null;
    });
    return (await asked).selection;
  }

  /** Looks where the cells sent the session, then where it would be if the kernel had assumed no role. */
  private async _find(
    id: string,
    place: Place
  ): Promise<Pick<Proof, 'session' | 'place'>> {
    const { client } = this._options;
    try {
      return { session: await client.session(id, place), place };
    } catch (error) {
      const own = { ...place, role: null };
      const session = await client.session(id, own).catch(() => null);
      if (session === null) {
        throw error;
      }
      return { session, place: own };
    }
  }

  private _settle(
    id: string,
    proof: Proof | null,
    error: GlueError | null
  ): void {
    if (id === this._id && !this._isDisposed) {
      this._proof = proof;
      this._error = error;
      this._changed.emit();
    }
  }

  private _follow(): void {
    const { life } = this._options;
    if (life.sessionId !== this._id) {
      this._id = life.sessionId;
      this._proof = null;
      this._error = null;
      this._asked = null;
      this._text = life.cells.text;
      this._accountRole = life.accountRole;
      void this.check();
    }
    this._changed.emit();
  }

  private _tell(): void {
    this._changed.emit();
  }

  private _onContent(): void {
    if (this._proof) {
      void this._debouncer.invoke();
    }
  }

  private _hasDrifted(): boolean {
    const { cells } = this._options.life;
    return this._text !== cells.text || this.sidebarDrift.length > 0;
  }

  private _driftTo(now: Selection): Row[] {
    const { _proof: proof, _options: options } = this;
    return proof ? drift(proof.asked, now, proof.session, options.trans) : [];
  }

  private _id: string | null = null;
  private _proof: Proof | null = null;
  private _error: GlueError | null = null;
  private _asked: Promise<Reading> | null = null;
  private _text = '';
  private _accountRole: string | null = null;
  private _isDisposed = false;
  private readonly _debouncer = new Debouncer(() => this._tell(), REST_MS);
  private readonly _changed = new Signal<PassportModel, void>(this);
}

/** A sidebar in which nobody picked anything, as on a collaborator's page, holds defaults at most. */
function asksForSomething(selection: Selection): boolean {
  const { role_arn, profile, tags = {}, connections = [] } = selection;
  return Boolean(
    role_arn || profile || connections.length || Object.keys(tags).length
  );
}

function codeCells({ panel }: NotebookLife): { source: string }[] {
  return readNotebook(panel.context.model.sharedModel)
    .filter(({ isCode }) => isCode)
    .map(({ source }) => ({ source }));
}
