/** One thing that the server is asked for, and how far that is. */
import type { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import { GlueError } from '../api/request';

/**
 * What is known at one moment; a new object at every change.
 *
 * phase: `idle` not asked yet · `loading` the first answer is awaited · `ready` value is good · `failed` error, and no
 * value · `stale` error, and the last good value · isLoading: an answer is awaited, with or without an older value ·
 * since: when the value came.
 */
export interface Snapshot<V> {
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed' | 'stale';
  readonly value: V | null;
  readonly error: GlueError | null;
  readonly isLoading: boolean;
  readonly since: Date | null;
}

export interface Ask {
  readonly signal: AbortSignal;
  /** Whether the server's short cache is to be skipped. */
  readonly refresh: boolean;
}

interface Options {
  /** Whether the last value stays in sight while the answer for another key is awaited; by default it goes. */
  readonly survivesKeys?: boolean;
}

const NOTHING: Snapshot<never> = {
  phase: 'idle',
  value: null,
  error: null,
  isLoading: false,
  since: null
};

/** Asks for the value of a key. A late answer to an older question is dropped, a failed refresh keeps the last value. */
export class Resource<K, V> implements IDisposable {
  constructor(
    private readonly _ask: (key: K, ask: Ask) => Promise<V>,
    private readonly _options: Options = {}
  ) {}

  get state(): Snapshot<V> {
    return this._state;
  }

  /** The key that was asked for last, null before the first question. */
  get key(): K | null {
    return this._key;
  }

  get changed(): ISignal<Resource<K, V>, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Asks for `key`, whatever was asked before. Never rejects: what goes wrong is in the state. */
  async load(key: K, refresh = false): Promise<void> {
    const question = this._begin(key);
    const { signal } = question;
    try {
      const value = await this._ask(key, { signal, refresh });
      this._end(question, { ...NOTHING, phase: 'ready', value });
    } catch (reason) {
      const { value, since } = this._state;
      const phase = value === null ? 'failed' : 'stale';
      const error = asGlueError(reason);
      this._end(question, { phase, value, error, isLoading: false, since });
    }
  }

  /** Asks again for the same key, past the server's cache. */
  async reload(): Promise<void> {
    if (this._key !== null) {
      await this.load(this._key, true);
    }
  }

  /** Gives up the answer under way; what was known before stays. */
  cancel(): void {
    const { value, error, since } = this._state;
    this._question?.abort();
    this._question = null;
    const unsettled = value === null ? 'idle' : 'ready';
    const troubled = value === null ? 'failed' : 'stale';
    const phase = error === null ? unsettled : troubled;
    this._set({ phase, value, error, isLoading: false, since });
  }

  /** Forgets everything, an answer under way included. */
  reset(): void {
    this._question?.abort();
    this._question = null;
    this._key = null;
    this._set(NOTHING);
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._question?.abort();
    this._question = null;
    Signal.clearData(this);
  }

  private _begin(key: K): AbortController {
    this._question?.abort();
    const question = new AbortController();
    const isSame = JSON.stringify(key) === JSON.stringify(this._key);
    this._question = question;
    this._key = key;
    const kept = isSame || this._options.survivesKeys ? this._state : NOTHING;
    const { value, since } = kept;
    const phase = value === null ? 'loading' : kept.phase;
    this._set({ phase, value, since, error: kept.error, isLoading: true });
    return question;
  }

  private _end(question: AbortController, state: Snapshot<V>): void {
    if (this._question === question) {
      this._question = null;
      const since = state.phase === 'ready' ? new Date() : state.since;
      this._set({ ...state, since });
    }
  }

  private _set(state: Snapshot<V>): void {
    this._state = state;
    this._changed.emit();
  }

  private _state: Snapshot<V> = NOTHING;
  private _key: K | null = null;
  private _question: AbortController | null = null;
  private _isDisposed = false;
  private readonly _changed = new Signal<Resource<K, V>, void>(this);
}

function asGlueError(reason: unknown): GlueError {
  if (reason instanceof GlueError) {
    return reason;
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return new GlueError({ code: 'unexpected', message });
}
