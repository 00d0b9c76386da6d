/** Sessions that kernels let go of: remembered by the server, asked about at AWS, and told where they still run. */
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { Session, StartedSession } from '../api/types';
import { readNotebook } from '../notebook/write';
import type { Homes, Sighted } from './homes';
import { isSamePlace, placeOf } from './place';
import { Pause, SessionDoubts } from './session-doubts';
import { Look, lookFor } from './session-looks';
import { isLiving } from './session-whereabouts';

/** A kernel that is shut down stops its session itself, if it can: so long it gets. */
const GRACE_TRIES = 6;
const GRACE_MS = 2000;

/** Each costs a question, as often as the user's sessions are listed. */
const MOST_PLACES = 20;

/** The page that started a session may take a while to say so: younger ones are asked about again. */
const YOUNG_SECONDS = 120;

/** Code of what mends by itself once the user's disk has room. */
const NOT_WRITABLE = 'file_not_writable';

type Client = Pick<
  GlueClient,
  | 'session'
  | 'readCells'
  | 'startedSessions'
  | 'rememberSession'
  | 'forgetSession'
>;

interface Options {
  readonly client: Client;
  readonly homes: Homes;
  /** Passes a while, for tests. */
  readonly pause?: Pause;
}

export interface Unwritten {
  readonly id: string;
  readonly error: GlueError;
}

type Known = Pick<
  StartedSession,
  'path' | 'kernel_id' | 'role' | 'region' | 'is_kept'
>;

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

export class StartedModel {
  constructor(private readonly _options: Options) {
    const { homes } = _options;
    this._pause = _options.pause ?? wait;
    this.doubts = new SessionDoubts({
      ask: id => this._settle(id),
      pause: this._pause
    });
    homes.found.connect(this._onFound, this);
    homes.left.connect(this._onLeft, this);
    homes.moved.connect(this._onMoved, this);
  }

  /** Those of which nobody can tell whether they were left running. */
  readonly doubts: SessionDoubts;

  /** Emits sessions that run though their kernels are gone. */
  get stranded(): ISignal<StartedModel, readonly Session[]> {
    return this._stranded;
  }

  /** Emits why a session could not be written down: the first that could not, until all are written. */
  get unwritten(): ISignal<StartedModel, Unwritten> {
    return this._unwritten;
  }

  /** Where sessions of the user's are known to be, those that were seen last. */
  get places(): readonly Place[] {
    const known = [...this._known.values()].map(({ role, region }) => ({
      role,
      region
    }));
    const places = new Map(known.map(one => [JSON.stringify(one), one]));
    return [...places.values()].slice(-MOST_PLACES);
  }

  /** Emits when other sessions are remembered, or in other places. */
  get changed(): ISignal<StartedModel, void> {
    return this._changed;
  }

  /** The notebook of a session that is remembered; null for others. */
  pathOf(id: string): string | null {
    return this._known.get(id)?.path ?? null;
  }

  /** Takes up what earlier pages saw, and tells what of it was left running meanwhile. */
  async restore(sessions: readonly StartedSession[]): Promise<void> {
    const { homes } = this._options;
    this._recall(sessions);
    const left = sessions.filter(
      ({ id, is_kept, is_elsewhere }) =>
        !is_kept && !is_elsewhere && !homes.evidence.homes.get(id)?.isAlive
    );
    const looks = await Promise.all(
      left.map(async ({ id }) => [id, await this._look(id)] as const)
    );
    this._tell(looks);
  }

  /**
   * Asks the server whether another page saw those start of which this page knows nothing, and writes down what could
   * not be written before.
   */
  async recognise(sessions: readonly Session[]): Promise<void> {
    const { client, homes } = this._options;
    await Promise.all([...this._toWrite].map(id => this._write(id)));
    const unknown = sessions.filter(session => this._isUnknown(session));
    if (unknown.length === 0) {
      return;
    }
    unknown.forEach(({ id }) => this._askedFor.add(id));
    const told = await quietly(client.startedSessions());
    const news = unknown.flatMap(
      ({ id }) => told?.sessions.filter(one => one.id === id) ?? []
    );
    if (news.some(one => one.kernel_id !== null && !one.is_elsewhere)) {
      await homes.renew();
    }
    if (news.length > 0) {
      this._recall(news);
    }
  }

  /** The user wants a session to go on without a kernel: it is not told of again. */
  async keep(id: string): Promise<void> {
    this.doubts.drop(id);
    const known = this._known.get(id);
    if (known) {
      await this._remember(id, { ...known, is_kept: true });
    }
  }

  /** It has ended. */
  async forget(id: string): Promise<void> {
    this.doubts.drop(id);
    if (this._known.delete(id)) {
      this._changed.emit();
      await quietly(this._options.client.forgetSession(id));
    }
  }

  private _recall(sessions: readonly StartedSession[]): void {
    const sightings = sessions.map(
      ({ id, path, kernel_id, is_elsewhere: isElsewhere }) =>
        [id, { path, kernelId: kernel_id, isElsewhere }] as const
    );
    for (const one of [...sessions].reverse()) {
      const { id, path, kernel_id, role, region, is_kept } = one;
      this._known.set(id, { path, kernel_id, role, region, is_kept });
    }
    this._changed.emit();
    this._options.homes.recall(new Map(sightings));
  }

  private _isUnknown(session: Session): boolean {
    const { id, age_seconds } = session;
    const home = this._options.homes.evidence.homes.get(id);
    const isNew = !this._askedFor.has(id) || age_seconds < YOUNG_SECONDS;
    return isLiving(session) && (home ? home.isElsewhere === true : isNew);
  }

  private async _onFound(_: Homes, sighted: Sighted): Promise<void> {
    const { sessionId, path, kernelId } = sighted;
    const known = { path, kernel_id: kernelId, is_kept: false };
    this._known.set(sessionId, { role: null, region: null, ...known });
    const place = await this._placeOf(sessionId);
    await this._remember(sessionId, { ...place, ...known });
  }

  private async _onLeft(_: Homes, { sessionId }: Sighted): Promise<void> {
    const known = this._known.get(sessionId);
    if (known) {
      await this._remember(sessionId, { ...known, kernel_id: null });
      this._tell([[sessionId, await this._lookPatiently(sessionId)]]);
    }
  }

  private async _onMoved(homes: Homes, ids: readonly string[]): Promise<void> {
    const { homes: found } = homes.evidence;
    await Promise.all(
      ids.map(async id => {
        const known = this._known.get(id);
        const path = found.get(id)?.path;
        if (known && path) {
          await this._remember(id, { ...known, path });
        }
      })
    );
  }

  /** Where the notebook's cells sent the session. */
  private async _placeOf(sessionId: string): Promise<Place> {
    const { client, homes } = this._options;
    const life = homes.lifeOf(sessionId);
    const cells = life
      ? readNotebook(life.panel.context.model.sharedModel)
      : [];
    const sources = cells
      .filter(({ isCode }) => isCode)
      .map(({ source }) => ({ source }));
    const reading = await quietly(client.readCells(sources));
    return placeOf(reading?.selection ?? {});
  }

  /** One question that AWS does not answer is no reason not to ask the next. */
  private async _lookPatiently(id: string): Promise<Look> {
    let look: Look = { state: 'over', session: null };
    for (let tried = 0; tried < GRACE_TRIES; tried++) {
      await this._pause(GRACE_MS);
      look = await this._look(id);
      if (look.state === 'over' || look.state === 'ending') {
        break;
      }
    }
    return look;
  }

  private async _look(id: string): Promise<Look> {
    const known = this._known.get(id);
    if (!known) {
      return { state: 'over', session: null };
    }
    const place = { role: known.role, region: known.region };
    const look = await lookFor(this._options.client, id, place);
    if (look.state === 'over') {
      await this.forget(id);
    } else if (look.state !== 'unsure' && !isSamePlace(look.place, place)) {
      this._known.set(id, { ...known, ...look.place });
      this._changed.emit();
    }
    return look;
  }

  /** Asks once more about one that was in doubt. */
  private async _settle(id: string): Promise<GlueError | null> {
    const look = await this._look(id);
    if (look.state === 'unsure') {
      return look.error;
    }
    this._tell([[id, look]]);
    return null;
  }

  private async _remember(id: string, known: Known): Promise<void> {
    this._known.set(id, known);
    this._changed.emit();
    await this._write(id);
  }

  private async _write(id: string): Promise<void> {
    const known = this._known.get(id);
    const { client } = this._options;
    const error = known && (await refusalOf(client.rememberSession(id, known)));
    if (error?.code !== NOT_WRITABLE) {
      this._toWrite.delete(id);
      return;
    }
    const isFirst = this._toWrite.size === 0;
    this._toWrite.add(id);
    if (isFirst) {
      this._unwritten.emit({ id, error });
    }
  }

  private _tell(looks: readonly (readonly [string, Look])[]): void {
    const stranded: Session[] = [];
    const doubts = new Map<string, GlueError>();
    for (const [id, look] of looks) {
      if (look.state === 'unsure') {
        doubts.set(id, look.error);
      } else if (look.state === 'runs') {
        stranded.push(look.session);
      }
    }
    if (stranded.length > 0) {
      this._stranded.emit(stranded);
    }
    this.doubts.add(doubts);
  }

  private readonly _pause: Pause;
  private readonly _known = new Map<string, Known>();
  private readonly _askedFor = new Set<string>();
  private readonly _toWrite = new Set<string>();
  private readonly _unwritten = new Signal<StartedModel, Unwritten>(this);
  private readonly _changed = new Signal<StartedModel, void>(this);
  private readonly _stranded = new Signal<StartedModel, readonly Session[]>(
    this
  );
}

/** null where the server refuses: that is not worth a message to the user, the log says it. */
async function quietly<T>(asked: Promise<T>): Promise<T | null> {
  const refusal = await refusalOf(asked);
  return refusal === null ? asked : null;
}

/** Why the server refuses, for the log and the caller; null where it does not. */
async function refusalOf(asked: Promise<unknown>): Promise<GlueError | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (!(error instanceof GlueError)) {
      throw error;
    }
    console.warn('About sessions that were started:', error);
    return error;
  }
}
