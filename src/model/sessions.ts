/** The sessions of the picked place and of others that were added: asked for only while somebody looks. */
import type { IDisposable } from '@lumino/disposable';
import { DisposableDelegate } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, SessionQuery } from '../api/client';
import type { SessionList } from '../api/types';
import type { ISelectionModel } from '../tokens';
import { placeOf } from './place';
import { Resource, Snapshot } from './resource';

const SLOW_MS = 15_000;
const QUICK_MS = 3_000;
const LONGEST_MS = 300_000;

/** So many times as long as an answer took is waited until the next question. */
const REST_FACTOR = 10;

/** States that pass by themselves: such a list is soon out of date. */
const PASSING: readonly string[] = ['PROVISIONING', 'STOPPING'];

/** What is listed beside the picked place, and what is left out. */
export interface SessionScope {
  /** Ids or ARNs. */
  readonly roles: readonly string[];
  readonly regions: readonly string[];
  /** Glue lists only sessions that carry all of these. */
  readonly tags: Readonly<Record<string, string>>;
}

interface Options {
  readonly client: Pick<GlueClient, 'sessions'>;
  readonly selection: ISelectionModel;
}

export class SessionsModel implements IDisposable {
  constructor(private readonly _options: Options) {
    const { client, selection } = _options;
    this._resource = new Resource((query, ask) => client.sessions(query, ask));
    this._resource.changed.connect(this._tell, this);
    selection.changed.connect(this._follow, this);
    this._poll = new Poll({
      auto: false,
      factory: () => this._look(),
      frequency: { interval: SLOW_MS, backoff: true, max: LONGEST_MS },
      standby: 'when-hidden'
    });
  }

  /** The list, or what is in its way; errors of single accounts stand in the value. */
  get state(): Snapshot<SessionList> {
    return this._resource.state;
  }

  get scope(): SessionScope {
    return this._scope;
  }

  /** What is asked for. */
  get query(): SessionQuery {
    const { role, region } = placeOf(this._options.selection.value);
    const { roles, regions, tags } = this._scope;
    return {
      roles: [...new Set([role, ...roles])],
      regions: [...new Set([region, ...regions])],
      tags
    };
  }

  get changed(): ISignal<SessionsModel, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._resource.isDisposed;
  }

  /** Keeps the list up to date until the answer is disposed. */
  watch(): IDisposable {
    this._watchers++;
    if (this._watchers === 1) {
      void this._poll.start();
    }
    return new DisposableDelegate(() => {
      this._watchers--;
      if (this._watchers === 0 && !this.isDisposed) {
        void this._poll.stop();
      }
    });
  }

  /** Lists other accounts, Regions or tags. */
  widen(patch: Partial<SessionScope>): void {
    this._scope = { ...this._scope, ...patch };
    this._follow();
    this._tell();
  }

  /** Asks now, past the server's caches; what was asked before stays in sight. */
  async reload(): Promise<void> {
    await this._resource.load(this.query, true);
  }

  /** Has the list asked for soon, where somebody looks: something has changed. */
  hurry(): void {
    if (this._watchers > 0) {
      void this._poll.refresh();
    }
  }

  cancel(): void {
    this._resource.cancel();
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._options.selection.changed.disconnect(this._follow, this);
    this._poll.dispose();
    this._resource.dispose();
    Signal.clearData(this);
  }

  private async _look(): Promise<void> {
    const began = Date.now();
    await this._resource.load(this.query);
    const { error } = this.state;
    if (this.isDisposed) {
      return;
    }
    if (error) {
      // makes the poll ask less often; the state says what went wrong
      throw error;
    }
    const rest = (Date.now() - began) * REST_FACTOR;
    const interval = Math.max(this._isPassing() ? QUICK_MS : SLOW_MS, rest);
    this._poll.frequency = { ...this._poll.frequency, interval };
  }

  private _isPassing(): boolean {
    const { value } = this.state;
    return (
      value !== null &&
      (value.tags_pending > 0 ||
        value.sessions.some(({ status }) => PASSING.includes(status)))
    );
  }

  private _follow(): void {
    const { key } = this._resource;
    if (key && JSON.stringify(key) !== JSON.stringify(this.query)) {
      this._resource.reset();
      this.hurry();
    }
  }

  private _tell(): void {
    this._changed.emit();
  }

  private readonly _resource: Resource<SessionQuery, SessionList>;
  private readonly _poll: Poll;
  private readonly _changed = new Signal<SessionsModel, void>(this);
  private _scope: SessionScope = { roles: [], regions: [], tags: {} };
  private _watchers = 0;
}
