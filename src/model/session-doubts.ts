/** Sessions of which nobody can tell whether they run: asked about again, more and more rarely, and told meanwhile. */
import { ISignal, Signal } from '@lumino/signaling';

import { GlueError, isPassing } from '../api/request';

/** Some seconds for what passes by itself; then as long as a new sign-in may take, and no end of it an hour later. */
const PAUSES_MS: readonly number[] = [5, 15, 60, 300, 900, 900, 900, 900].map(
  seconds => seconds * 1000
);

/** What passes by itself is not worth a message before so many questions more. */
const QUIET_ROUNDS = 2;

export type Pause = (milliseconds: number) => Promise<void>;

interface Options {
  /** Asks about a session. null: it can be told now, and was. */
  readonly ask: (id: string) => Promise<GlueError | null>;
  readonly pause: Pause;
}

export class SessionDoubts {
  constructor(private readonly _options: Options) {}

  /** By session id, why nobody can tell. */
  get open(): ReadonlyMap<string, GlueError> {
    return this._open;
  }

  /** Emits when there is something to say: a doubt that does not pass, or that the last one has passed. */
  get told(): ISignal<SessionDoubts, void> {
    return this._told;
  }

  /** Takes these up; goes on asking by itself. */
  add(doubts: ReadonlyMap<string, GlueError>): void {
    doubts.forEach((error, id) => this._open.set(id, error));
    if (doubts.size === 0) {
      return;
    }
    if ([...doubts.values()].some(error => !isPassing(error))) {
      this._told.emit();
    }
    if (!this._isAsking) {
      void this._goOn();
    }
  }

  /** The user wants to hear no more of it. */
  drop(id: string): void {
    this._open.delete(id);
  }

  /** Asks now, and says what came of it. */
  async again(): Promise<void> {
    await this._ask();
    this._told.emit();
  }

  private async _goOn(): Promise<void> {
    this._isAsking = true;
    for (const [round, pause] of PAUSES_MS.entries()) {
      await this._options.pause(pause);
      await this._ask();
      if (this._open.size === 0 || round + 1 === QUIET_ROUNDS) {
        this._told.emit();
      }
      if (this._open.size === 0) {
        break;
      }
    }
    this._isAsking = false;
  }

  private async _ask(): Promise<void> {
    await Promise.all(
      [...this._open.keys()].map(async id => {
        const error = await this._options.ask(id);
        if (error === null) {
          this._open.delete(id);
        } else if (this._open.has(id)) {
          this._open.set(id, error);
        }
      })
    );
  }

  private readonly _open = new Map<string, GlueError>();
  private readonly _told = new Signal<SessionDoubts, void>(this);
  private _isAsking = false;
}
