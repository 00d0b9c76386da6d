/** Sessions that kernels let go of: remembered by the server, asked about at AWS, and told where they still run. */
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { Session, StartedSession } from '../api/types';
import { readNotebook } from '../notebook/write';
import type { Homes, Sighted } from './homes';
import { placeOf } from './place';
import { isLiving } from './session-whereabouts';

/** A kernel that is shut down stops its session itself, if it can: so long it gets. */
const GRACE_TRIES = 6;
const GRACE_MS = 2000;

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
  readonly pause?: () => Promise<void>;
}

type Known = Omit<StartedSession, 'id' | 'seen_at'>;

function aWhile(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, GRACE_MS));
}

export class StartedModel {
  constructor(private readonly _options: Options) {
    const { homes } = _options;
    homes.found.connect(this._onFound, this);
    homes.left.connect(this._onLeft, this);
  }

  /** Emits sessions that run though their kernels are gone. */
  get stranded(): ISignal<StartedModel, readonly Session[]> {
    return this._stranded;
  }

  /** Takes up what earlier pages saw, and tells what of it was left running meanwhile. */
  async restore(sessions: readonly StartedSession[]): Promise<void> {
    const { homes } = this._options;
    const sightings = sessions.map(
      ({ id, path, kernel_id }) => [id, { path, kernelId: kernel_id }] as const
    );
    sessions.forEach(({ id, ...known }) => this._known.set(id, known));
    homes.recall(new Map(sightings));
    const left = sessions.filter(
      ({ id, is_kept }) => !is_kept && !homes.evidence.homes.get(id)?.isAlive
    );
    const found = await Promise.all(left.map(({ id }) => this._look(id)));
    this._tell(found);
  }

  /** The user wants a session to go on without a kernel: it is not told of again. */
  async keep(id: string): Promise<void> {
    const known = this._known.get(id);
    if (known) {
      await this._remember(id, { ...known, is_kept: true });
    }
  }

  /** It has ended. */
  async forget(id: string): Promise<void> {
    if (this._known.delete(id)) {
      await quietly(this._options.client.forgetSession(id));
    }
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
      this._tell([await this._lookPatiently(sessionId)]);
    }
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

  private async _lookPatiently(id: string): Promise<Session | null> {
    const pause = this._options.pause ?? aWhile;
    for (let tried = 1; tried < GRACE_TRIES; tried++) {
      await pause();
      if ((await this._look(id)) === null) {
        return null;
      }
    }
    return this._look(id);
  }

  /** The session if it runs; null where it has ended or ends, and where nobody can tell. */
  private async _look(id: string): Promise<Session | null> {
    const known = this._known.get(id);
    if (!known) {
      return null;
    }
    const { role, region } = known;
    try {
      const session = await this._find(id, { role, region });
      const runs = isLiving(session) && session.status !== 'STOPPING';
      if (!isLiving(session)) {
        await this.forget(id);
      }
      return runs ? session : null;
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      if (error.code === 'session_not_found') {
        await this.forget(id);
      }
      return null;
    }
  }

  /** Where the cells sent it, else where it is if the kernel had assumed no role. */
  private async _find(id: string, place: Place): Promise<Session> {
    const { client } = this._options;
    try {
      return await client.session(id, place);
    } catch (error) {
      const own = { ...place, role: null };
      const session =
        place.role === null ? null : await quietly(client.session(id, own));
      if (session === null) {
        throw error;
      }
      return session;
    }
  }

  private async _remember(id: string, known: Known): Promise<void> {
    this._known.set(id, known);
    await quietly(this._options.client.rememberSession(id, known));
  }

  private _tell(found: readonly (Session | null)[]): void {
    const stranded = found.filter(session => session !== null);
    if (stranded.length > 0) {
      this._stranded.emit(stranded);
    }
  }

  private readonly _known = new Map<string, Known>();
  private readonly _stranded = new Signal<StartedModel, readonly Session[]>(
    this
  );
}

/** null where the server refuses: nothing of this is worth a message to the user, the log says it. */
async function quietly<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof GlueError)) {
      throw error;
    }
    console.warn('About sessions that were started:', error);
    return null;
  }
}
