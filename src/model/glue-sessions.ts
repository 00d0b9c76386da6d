/** Everything about sessions that sidebar, Running panel and status bar share; loaded when one of them needs it. */
import type { GlueClient } from '../api/client';
import type { ISelectionModel } from '../tokens';
import { Homes, Kernels, OpenNotebooks } from './homes';
import { isOwn, rowsOf, SessionRow } from './session-rows';
import { sumsOf } from './session-sums';
import { SessionStops, Stop } from './session-stops';
import { SessionsModel } from './sessions';
import { StartedModel } from './started-sessions';
import type { StatusModel } from './status';

interface Options {
  readonly client: GlueClient;
  readonly selection: ISelectionModel;
  readonly status: StatusModel;
  readonly lives: OpenNotebooks;
  readonly kernels: Kernels;
  /** Opens the notebook at a path, or brings it to the front. */
  readonly open: (path: string) => unknown;
}

export class GlueSessions {
  constructor(options: Options) {
    const { client, lives, kernels } = options;
    this.client = client;
    this.list = new SessionsModel(options);
    this.homes = new Homes(lives, kernels);
    this.stops = new SessionStops(client);
    this.open = options.open;
    this.homes.found.connect(() => this.list.hurry(), this);
    this.homes.left.connect(() => this.list.hurry(), this);
    this.stops.ended.connect(this._onEnded, this);
    this.list.changed.connect(this._onList, this);
    this.started = new StartedModel({ client, homes: this.homes });
    this.homes.follow();
    this._status = options.status;
  }

  readonly client: GlueClient;
  readonly list: SessionsModel;
  readonly homes: Homes;
  readonly stops: SessionStops;
  readonly started: StartedModel;
  readonly open: (path: string) => unknown;

  /** All that are listed; the same object until something changes. */
  get rows(): readonly SessionRow[] {
    const { value } = this.list.state;
    const { evidence } = this.homes;
    if (value !== this._value || evidence !== this._evidence) {
      this._value = value;
      this._evidence = evidence;
      this._rows = rowsOf(value?.sessions ?? [], evidence);
    }
    return this._rows;
  }

  private _onEnded(_: SessionStops, { session, phase }: Stop): void {
    this.list.hurry();
    if (phase === 'ended') {
      void this.started.forget(session.id);
    }
  }

  private _onList(): void {
    const { value } = this.list.state;
    if (value !== this._learned) {
      this._learned = value;
      this.homes.learn(value?.sessions ?? []);
      void this.started.recognise(value?.sessions ?? []);
      this._tellBurn();
    }
  }

  /** What burns, for the status bar. */
  private _tellBurn(): void {
    if (this.list.state.value !== null) {
      const all = this.rows.filter(row => row.isLiving);
      const own = all.filter(isOwn);
      this._status.burn({
        own: sumsOf(own),
        all: sumsOf(all),
        since: this.list.state.since
      });
    }
  }

  private readonly _status: StatusModel;
  private _rows: readonly SessionRow[] = [];
  private _value: unknown = null;
  private _evidence: unknown = null;
  private _learned: unknown = null;
}
