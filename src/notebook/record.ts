/** What is known of one life of a kernel: what it was given, what it printed, which session it works in. */
import type * as nbformat from '@jupyterlab/nbformat';

import { Credentials } from './credentials';
import { Given } from './given';
import { assumesRole, handsOverRole } from './magics';
import type { Remembered } from './memory';
import {
  activeSession,
  greets,
  judgeRole,
  Outcome,
  sessionAfter
} from './outputs';
import { Refusals } from './refusal';

/** The last time that the kernel was handed a role. */
export interface RoleRun {
  readonly source: string;
  readonly outcome: Outcome;
}

/** A cell that has run. */
export interface Observed {
  readonly id: string;
  readonly source: string;
  readonly outputs: readonly nbformat.IOutput[];
  readonly replied: boolean;
  /** Whether the notebook takes it for the cell that hands over the role. */
  readonly isRole: boolean;
}

export class KernelRecord {
  /**
   * @param isWhole whether nothing of this life was missed
   * @param _isAsked whether a cell still hands over a role in exactly these words
   */
  constructor(
    isWhole: boolean,
    private readonly _isAsked: (source: string) => boolean
  ) {
    this._isWhole = isWhole;
    this._isUntouched = isWhole;
    this.given = new Given(isWhole);
  }

  readonly given: Given;
  readonly credentials = new Credentials();
  readonly refusals = new Refusals();

  /** Whether code was not run. */
  hasRefused = false;

  get role(): RoleRun | null {
    return this._role;
  }

  get sessionId(): string | null {
    return this._sessionId;
  }

  /** Whether nothing of this life was missed, or the kernel was asked for it. */
  get isWhole(): boolean {
    return this._isWhole;
  }

  /** Whether this page had it started, and has not seen it run anything. */
  get isUntouched(): boolean {
    return this._isUntouched;
  }

  /** Takes note of a cell. */
  observe({ id, source, outputs, replied, isRole }: Observed): void {
    const before = this._sessionId;
    const after = sessionAfter(source, outputs, before);
    this._isUntouched = false;
    this._hear(outputs);
    this.given.note(source);
    if (isRole || handsOverRole(source)) {
      this._observeRole(source, judgeRole(source, outputs, replied));
    }
    if (after.hasNewClients) {
      this.credentials.take();
    }
    this.refusals.observe(id, outputs);
    this._sessionId = after.id;
  }

  /**
   * Takes note of what the kernel answers to `%session_id`.
   *
   * @param run what an earlier page saw it being handed, where it has a session
   */
  learn(outputs: readonly nbformat.IOutput[], run: Remembered | null): void {
    const sessionId = activeSession(outputs);
    this._hear(outputs);
    if (run && this._role === null) {
      const { source } = run;
      this._role = { source, outcome: { ok: true, sessionId } };
      this.credentials.hand(run);
      this.credentials.take();
    }
    this._isWhole = true;
    this._sessionId ??= sessionId;
  }

  private _hear(outputs: readonly nbformat.IOutput[]): void {
    if (greets(outputs)) {
      this.given.complete();
    }
  }

  private _observeRole(source: string, judged: Outcome): void {
    const outcome = this._isOverruled(source)
      ? ({ ok: false, code: 'role_wins', detail: '' } as const)
      : judged;
    this._role = { source, outcome };
    this.hasRefused = false;
    if (outcome.ok) {
      this.credentials.hand({ at: new Date(), source });
    }
  }

  /** Whether `source` names a profile, to a kernel that assumed a role which no cell asks for any more. */
  private _isOverruled(source: string): boolean {
    const { assumed } = this.credentials;
    return assumed !== null && !assumesRole(source) && !this._isAsked(assumed);
  }

  private _isWhole: boolean;
  private _isUntouched: boolean;
  private _role: RoleRun | null = null;
  private _sessionId: string | null = null;
}
