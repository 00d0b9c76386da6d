/** The sessions of the picked place and of others that were added: asked for only while somebody looks. */
import type { IDisposable } from '@lumino/disposable';
import { DisposableDelegate } from '@lumino/disposable';
import { Poll, Throttler } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient, Place, SessionQuery } from '../api/client';
import { GlueError } from '../api/request';
import type { Discovered, Session } from '../api/types';
import type { ISelectionModel } from '../tokens';
import { Arriving, awaiting, placesOf, withLine } from './arriving';
import { placeOf } from './place';
import { Ask, Resource, Snapshot } from './resource';
import { askAll, Listing, queriesFor, withOld } from './session-queries';

const SLOW_MS = 15_000;
const QUICK_MS = 3_000;
const LONGEST_MS = 300_000;

/** Lines come faster than lists of thousands are drawn. */
const ARRIVING_MS = 100;

/** So many times as long as an answer took is waited until the next question. */
const REST_FACTOR = 10;

/** States that pass by themselves: such a list is soon out of date. */
const PASSING: readonly string[] = ['PROVISIONING', 'STOPPING'];

const NONE: readonly Session[] = [];

/** What is listed beside the picked place, and what is left out. */
export interface SessionScope {
  /** Ids or ARNs. */
  readonly roles: readonly string[];
  readonly regions: readonly string[];
  /** Glue lists only sessions that carry all of these. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Places beside the picked one. */
export interface KnownPlaces {
  readonly places: readonly Place[];
  readonly changed: ISignal<unknown, void>;
}

interface Options {
  readonly client: Pick<GlueClient, 'sessions' | 'discovery'>;
  readonly selection: ISelectionModel;
  /** Where to look as well, wherever the selection leads. */
  readonly beside?: KnownPlaces;
}

export class SessionsModel implements IDisposable {
  constructor(private readonly _options: Options) {
    const { selection, beside } = _options;
    this._resource = new Resource((queries, ask) => this._ask(queries, ask), {
      survivesKeys: beside !== undefined
    });
    this._resource.changed.connect(this._tell, this);
    selection.changed.connect(this._follow, this);
    beside?.changed.connect(this._follow, this);
    this._poll = new Poll({
      auto: false,
      factory: () => this._look(),
      frequency: { interval: SLOW_MS, backoff: true, max: LONGEST_MS },
      standby: 'when-hidden'
    });
  }

  /** The list, or what is in its way; errors of single accounts stand in the value. */
  get state(): Snapshot<Listing> {
    return this._resource.state;
  }

  /** What has come of a list of many places that is awaited, or was given up; null where nothing is to be shown of it. */
  get arriving(): Arriving | null {
    return this.state.value === null ? this._arriving : null;
  }

  /** What is listed, or has arrived so far; the same object until something changes. */
  get sessions(): readonly Session[] {
    return this.state.value?.sessions ?? this.arriving?.sessions ?? NONE;
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

  /** Whether the list tells of all sessions that were found like this one. */
  covers({ access_role, region }: Session): boolean {
    return this._queries.some(
      ({ roles, regions, tags }) =>
        Object.keys(tags).length === 0 &&
        roles.includes(access_role) &&
        (regions.includes(region) || regions.includes(null))
    );
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
    await this._resource.load(this._queries, true);
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
    this._options.beside?.changed.disconnect(this._follow, this);
    this._poll.dispose();
    this._teller.dispose();
    this._resource.dispose();
    Signal.clearData(this);
  }

  private async _look(): Promise<void> {
    const began = Date.now();
    await this._resource.load(this._queries);
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
        value.sessions.some(
          ({ arn, status }) => PASSING.includes(status) && !value.old.has(arn)
        ))
    );
  }

  private get _queries(): readonly SessionQuery[] {
    const { selection, beside } = this._options;
    return beside
      ? queriesFor([placeOf(selection.value), ...beside.places])
      : [this.query];
  }

  private async _ask(
    queries: readonly SessionQuery[],
    ask: Ask
  ): Promise<Listing> {
    const { client } = this._options;
    const [query] = queries;
    const isFirst = this.state.value === null && this._watchers > 0;
    const isMany = placesOf(query) > 1 && !Object.keys(query.tags).length;
    this._arriving = null;
    if (isFirst && isMany && queries.length === 1) {
      await this._listen(query, ask);
    }
    try {
      return withOld(await askAll(client, queries, ask), this.state.value);
    } finally {
      // what has arrived outlives only that somebody gives up the rest
      this._arriving = ask.signal.aborted ? this._arriving : null;
    }
  }

  /** Shows what arrives, place by place; what goes wrong meanwhile, the list itself will tell. */
  private async _listen(query: SessionQuery, { signal }: Ask): Promise<void> {
    let arriving = awaiting(query);
    const show = (shown: Arriving | null): void => {
      if (!signal.aborted) {
        this._arriving = shown;
        void this._teller.invoke();
      }
    };
    const onLine = (line: Discovered): void => {
      if (line.kind === 'sessions') {
        arriving = withLine(arriving, line);
        show(arriving);
      }
    };
    show(arriving);
    try {
      await this._options.client.discovery(query, { signal, onLine });
    } catch (reason) {
      if (!(reason instanceof GlueError)) {
        throw reason;
      }
    }
    show(arriving.answered > 0 ? arriving : null);
  }

  /** Another place: its sessions are others. */
  private _follow(): void {
    const { key } = this._resource;
    if (!key || JSON.stringify(key) === JSON.stringify(this._queries)) {
      return;
    }
    if (!this._options.beside) {
      this._arriving = null;
      this._resource.reset();
    }
    this.hurry();
  }

  private _tell(): void {
    this._changed.emit();
  }

  private readonly _resource: Resource<readonly SessionQuery[], Listing>;
  private readonly _poll: Poll;
  private readonly _teller = new Throttler(() => this._tell(), ARRIVING_MS);
  private readonly _changed = new Signal<SessionsModel, void>(this);
  private _scope: SessionScope = { roles: [], regions: [], tags: {} };
  private _arriving: Arriving | null = null;
  private _watchers = 0;
}
