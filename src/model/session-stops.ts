/** Stops sessions, and proves it: only AWS's own STOPPED is believed. */
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, Place } from '../api/client';
import { GlueError, isPassing } from '../api/request';
import type { Session } from '../api/types';
import { hasEnded } from './session-whereabouts';

/** AWS takes some seconds; a session that is being provisioned can't be stopped before it is ready. */
const TRIES = 60;
const PAUSE_MS = 1000;

/** So often in a row AWS, or the way to it, may fail before nobody waits for it any more. */
const MOST_FAILURES = 10;

/** So many are stopped at the same time: Glue throttles. */
const AT_ONCE = 4;

/**
 * How far the end of one session is.
 *
 * waiting: not asked yet · stopping: AWS was asked · ended: AWS says that it is over, or knows it no more · running: it
 * goes on, error or status says why · unproven: nobody can tell whether it goes on, error says why.
 */
export interface Stop {
  readonly session: Session;
  readonly phase: 'waiting' | 'stopping' | 'ended' | 'running' | 'unproven';
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
      await this._giveUp(session, reason);
    }
    const stop = this.of(session);
    if (stop) {
      this._ended.emit(stop);
    }
  }

  private async _stopUntilEnded(session: Session): Promise<void> {
    let failures = 0;
    for (let tried = 0; tried < TRIES; tried++) {
      try {
        if (await this._push(session)) {
          return;
        }
        failures = 0;
      } catch (reason) {
        const isLast = ++failures === MOST_FAILURES;
        if (!(reason instanceof GlueError) || !isPassing(reason) || isLast) {
          throw reason;
        }
      }
      await this._pause();
    }
    this._settle(session, await this._statusOf(session), null);
  }

  /** Asks how far it is, and for its end where that was not begun. Answers whether it has ended. */
  private async _push(session: Session): Promise<boolean> {
    const status = await this._statusOf(session);
    if (isOver(status)) {
      this._set(session, 'ended', status);
      return true;
    }
    this._set(session, 'stopping', status);
    if (status !== 'STOPPING') {
      const place = placeOfSession(session);
      const stopped = this._client.stopSession(session.id, place);
      await unless(['session_not_stoppable', 'session_not_found'], stopped);
    }
    return false;
  }

  /** A refused stop says nothing of the session: it is asked for once more. */
  private async _giveUp(session: Session, why: GlueError): Promise<void> {
    try {
      this._settle(session, await this._statusOf(session), why);
    } catch (reason) {
      if (!(reason instanceof GlueError)) {
        throw reason;
      }
      const { status } = this.of(session) ?? session;
      this._set(session, 'unproven', status, why);
    }
  }

  private _settle(
    session: Session,
    status: string | null,
    why: GlueError | null
  ): void {
    const phase = isOver(status) ? 'ended' : 'running';
    const error = phase === 'ended' ? null : why;
    this._set(session, phase, status, error);
  }

  /** null for a session that AWS knows no more. */
  private async _statusOf(session: Session): Promise<string | null> {
    const asked = this._client.session(session.id, placeOfSession(session));
    return (await unless(['session_not_found'], asked))?.status ?? null;
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

/** Whether a session of this status is over; null is one that AWS knows no more. */
function isOver(status: string | null): boolean {
  return status === null || hasEnded({ status });
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
