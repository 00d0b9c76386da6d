/** Stops sessions, and proves it: only AWS's own STOPPED is believed. */
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { Session } from '../api/types';

/** AWS takes some seconds; a session that is being provisioned can't be stopped before it is ready. */
const TRIES = 60;
const PAUSE_MS = 1000;

/** So many are stopped at the same time: Glue throttles. */
const AT_ONCE = 4;

const ENDED: readonly string[] = ['STOPPED', 'TIMEOUT', 'FAILED'];

/**
 * How far the end of one session is.
 *
 * waiting: not asked yet · stopping: AWS was asked · ended: AWS says that it is over, or knows it no more · running: it
 * goes on, error or status says why.
 */
export interface Stop {
  readonly session: Session;
  readonly phase: 'waiting' | 'stopping' | 'ended' | 'running';
  /** As AWS last told it; null for a session that AWS knows no more. */
  readonly status: string | null;
  readonly error: GlueError | null;
}

type Client = Pick<GlueClient, 'session' | 'stopSession'>;
type Pause = () => Promise<void>;

function pauseASecond(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, PAUSE_MS));
}

/** Through what a session was found, and through what it is stopped. */
export function placeOfSession(session: Session): Place {
  return { role: session.access_role, region: session.region };
}

export class SessionStops {
  constructor(
    private readonly _client: Client,
    private readonly _pause: Pause = pauseASecond
  ) {}

  get changed(): ISignal<SessionStops, void> {
    return this._changed;
  }

  /** Another number at every change. */
  get version(): number {
    return this._version;
  }

  /** Emits every session whose end was proven, or came to nothing. */
  get ended(): ISignal<SessionStops, Stop> {
    return this._ended;
  }

  /** The last stop of a session; null where none was asked for. */
  of({ arn }: Session): Stop | null {
    return this._stops.get(arn) ?? null;
  }

  /** Stops these; each ends `ended` or `running`. Never rejects for what AWS refuses. */
  async stop(sessions: readonly Session[]): Promise<readonly Stop[]> {
    sessions.forEach(session => this._set(session, 'waiting', session.status));
    const queue = [...sessions];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        await this._end(next);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return sessions.flatMap(session => this.of(session) ?? []);
  }

  private async _end(session: Session): Promise<void> {
    try {
      await this._stopUntilEnded(session);
    } catch (reason) {
      if (!(reason instanceof GlueError)) {
        throw reason;
      }
      const status = await this._lastStatus(session);
      this._set(session, 'running', status, reason);
    }
    const stop = this.of(session);
    if (stop) {
      this._ended.emit(stop);
    }
  }

  private async _stopUntilEnded(session: Session): Promise<void> {
    const { id } = session;
    const place = placeOfSession(session);
    let status = await this._statusOf(session);
    for (let tried = 0; tried < TRIES; tried++) {
      if (status === null || ENDED.includes(status)) {
        this._set(session, 'ended', status);
        return;
      }
      this._set(session, 'stopping', status);
      if (status !== 'STOPPING') {
        const stopped = this._client.stopSession(id, place);
        await unless(['session_not_stoppable', 'session_not_found'], stopped);
      }
      await this._pause();
      status = await this._statusOf(session);
    }
    this._set(session, 'running', status);
  }

  /** null for a session that AWS knows no more. */
  private async _statusOf(session: Session): Promise<string | null> {
    const asked = this._client.session(session.id, placeOfSession(session));
    return (await unless(['session_not_found'], asked))?.status ?? null;
  }

  /** A refused stop says nothing of the session: it is asked for once more. */
  private async _lastStatus(session: Session): Promise<string | null> {
    try {
      return await this._statusOf(session);
    } catch (reason) {
      if (reason instanceof GlueError) {
        return this.of(session)?.status ?? session.status;
      }
      throw reason;
    }
  }

  private _set(
    session: Session,
    phase: Stop['phase'],
    status: string | null,
    error: GlueError | null = null
  ): void {
    this._stops.set(session.arn, { session, phase, status, error });
    this._version++;
    this._changed.emit();
  }

  private readonly _stops = new Map<string, Stop>();
  private _version = 0;
  private readonly _changed = new Signal<SessionStops, void>(this);
  private readonly _ended = new Signal<SessionStops, Stop>(this);
}

/** What `asked` answers; null where the server refuses with one of `codes`. */
async function unless<T>(
  codes: readonly string[],
  asked: Promise<T>
): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GlueError && codes.includes(error.code)) {
      return null;
    }
    throw error;
  }
}
