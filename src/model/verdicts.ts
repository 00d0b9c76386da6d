/** May the session be created, and with which connection? Asked when what matters comes to rest. */
import { Debouncer } from '@lumino/polling';

import type { GlueClient } from '../api/client';
import type { ConnectionJudgement, Preflight, Selection } from '../api/types';
import type { ISelectionModel } from '../tokens';
import { Resource } from './resource';

const REST_MS = 400;

/** Before AWS is asked to go on where it would not judge more just now; each time twice as long, up to the last. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

/** AWS's answer, and what it was asked. byConnection: the same verdicts, by name. */
export interface Verdicts {
  readonly question: Selection;
  readonly preflight: Preflight;
  readonly byConnection: ReadonlyMap<string, ConnectionJudgement>;
}

/** What of a selection IAM looks at: capacity and times are none of its business. */
export function questionOf(selection: Selection): Selection {
  const { role_arn, profile, style, region, tags } = selection;
  const { connections, runtime_role_arn, session_id_prefix } = selection;
  return {
    ...{ role_arn, profile, style, region, tags },
    ...{ connections, runtime_role_arn, session_id_prefix }
  };
}

/**
 * Asks while somebody looks and the account is open, again until every connection is judged; what is known so far is
 * shown meanwhile.
 */
export class VerdictsModel extends Resource<Selection, Verdicts> {
  constructor(
    client: Pick<GlueClient, 'preflight'>,
    private readonly _selection: ISelectionModel
  ) {
    super(
      async (question, asking) =>
        verdictsOf(question, await client.preflight(question, asking)),
      { survivesKeys: true }
    );
    this._debouncer = new Debouncer(() => this._inquire(), REST_MS);
    _selection.changed.connect(this._onSelection, this);
  }

  /** The verdict on what is picked now; null while nobody has said. */
  get current(): Preflight | null {
    const { value, phase } = this.state;
    return phase === 'ready' && value && this._isOf(value.question)
      ? value.preflight
      : null;
  }

  /** Whether anybody looks: without, nothing is asked. */
  setActive(isActive: boolean): void {
    this._isActive = isActive;
    if (!isActive) {
      this._rest();
    } else if (this._isOutdated || this._isUnfinished) {
      void this._inquire();
    }
  }

  /** The picked role's account is open: asks about it. */
  enter(refresh = false): void {
    this._isOpen = true;
    void this._inquire(refresh);
  }

  /** Another account, or none: what was known is of no use any more. */
  leave(): void {
    this._isOpen = false;
    this._rest();
    this.reset();
  }

  /** Asks AWS for everything again. */
  async refresh(): Promise<void> {
    await this._inquire(true);
  }

  override dispose(): void {
    this._rest();
    this._selection.changed.disconnect(this._onSelection, this);
    this._debouncer.dispose();
    super.dispose();
  }

  private get _isUnfinished(): boolean {
    return Boolean(this.state.value?.preflight.pending.length);
  }

  private _isOf(question: Selection | null): boolean {
    const now = questionOf(this._selection.value);
    return JSON.stringify(question) === JSON.stringify(now);
  }

  private _onSelection(): void {
    if (!this._isOf(this.key)) {
      this._isOutdated = true;
      if (this._isActive && this._isOpen) {
        void this._debouncer.invoke();
      }
    }
  }

  private async _inquire(refresh = false): Promise<void> {
    this._rest();
    if (!this._isOpen || !this._isActive) {
      this._isOutdated = true;
      return;
    }
    this._isOutdated = false;
    const isNew = refresh || !this._isOf(this.key);
    const left = isNew ? Infinity : this._left;
    const question = questionOf(this._selection.value);
    await this.load(question, refresh);
    const { value, phase, isLoading } = this.state;
    const isAnswered = phase === 'ready' && !isLoading && !this.isDisposed;
    if (value?.question === question && isAnswered) {
      this._goOn(value.preflight, left);
    }
  }

  /** @param left how many were not judged when AWS was asked */
  private _goOn({ pending, errors }: Preflight, left: number): void {
    if (!this._isOpen || !this._isActive) {
      return;
    }
    this._left = pending.length;
    const isThrottled = errors.some(({ code }) => code === 'aws_throttled');
    if (pending.length === 0) {
      this._waitMs = FIRST_WAIT_MS;
    } else if (pending.length < left && !isThrottled) {
      this._waitMs = FIRST_WAIT_MS;
      void this._inquire();
    } else {
      this._timer = window.setTimeout(() => void this._inquire(), this._waitMs);
      this._waitMs = Math.min(2 * this._waitMs, LONGEST_WAIT_MS);
    }
  }

  private _rest(): void {
    window.clearTimeout(this._timer);
  }

  private readonly _debouncer: Debouncer;
  private _isActive = false;
  private _isOpen = false;
  private _isOutdated = false;
  private _left = Infinity;
  private _waitMs = FIRST_WAIT_MS;
  private _timer: number | undefined = undefined;
}

function verdictsOf(question: Selection, preflight: Preflight): Verdicts {
  const named = preflight.connections.map(
    (each): [string, ConnectionJudgement] => [each.connection, each]
  );
  return { question, preflight, byConnection: new Map(named) };
}
