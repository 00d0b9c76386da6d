/** Everything about sessions that sidebar, Running panel and status bar share; loaded when one of them needs it. */
import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Identity, Session } from '../api/types';
import type { ISelectionModel } from '../tokens';
import { burnOf, Told } from './burn';
import { Homes, Kernels, OpenNotebooks } from './homes';
import { ListedRows } from './listed-rows';
import { placeOf } from './place';
import { isOwn, SessionRow } from './session-rows';
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
  constructor(private readonly _options: Options) {
    const { client, selection, lives, kernels, open } = _options;
    this.client = client;
    this.open = open;
    this.homes = new Homes(lives, kernels);
    this.started = new StartedModel({ client, homes: this.homes });
    this.list = new SessionsModel({ client, selection });
    const beside = this.started;
    this.yours = new SessionsModel({ client, selection, beside });
    this.stops = new SessionStops(client);
    this._listed = new ListedRows(this.list, this.homes);
    this._yours = new ListedRows(this.yours, this.homes);
    this.homes.found.connect(this._hurry, this);
    this.homes.left.connect(this._hurry, this);
    this.homes.changed.connect(this._tellBurn, this);
    this.stops.ended.connect(this._onEnded, this);
    this.list.changed.connect(this._onList, this);
    this.yours.changed.connect(this._onList, this);
    selection.changed.connect(this._tellWho, this);
    this.homes.follow();
  }

  readonly client: GlueClient;
  /** Those of the picked place, and of others that were added: the sidebar's. */
  readonly list: SessionsModel;
  /** Those of all places in which the user is known to have some: the Running panel's. */
  readonly yours: SessionsModel;
  readonly homes: Homes;
  readonly stops: SessionStops;
  readonly started: StartedModel;
  readonly open: (path: string) => unknown;

  /** All that are listed; the same object until something changes. */
  get rows(): readonly SessionRow[] {
    return this._listed.all;
  }

  /** The user's own that run, wherever they do. */
  get running(): readonly SessionRow[] {
    return this._yours.all.filter(row => row.isLiving && isOwn(row));
  }

  /** Asks who the user is, unless that is known: it tells the user's own sessions from those of others. */
  async identify(): Promise<void> {
    if (this._identity !== null) {
      return;
    }
    try {
      this.know(await this.client.identity());
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      // the list says by itself why AWS can't be asked
      console.warn('Who the user is could not be asked.', error);
    }
  }

  /** Takes note of who the user is. */
  know(identity: Identity): void {
    this._identity = identity;
    this.homes.own(identity.user_id);
    this._tellWho();
  }

  private _hurry(): void {
    this.list.hurry();
    this.yours.hurry();
  }

  private _onEnded(_: SessionStops, { session, phase }: Stop): void {
    this._hurry();
    if (phase === 'ended') {
      void this.started.forget(session.id);
      this._tellBurn();
    }
  }

  private _onList({ state: { value } }: SessionsModel): void {
    if (value !== null && !this._learned.has(value)) {
      this._learned.add(value);
      this.homes.learn(value.sessions);
      void this.started.recognise(value.sessions);
    }
    this._tellBurn();
  }

  /** What burns, for the status bar: a list that is not looked at is not asked for anew, so it says how old it is. */
  private _tellBurn(): void {
    const { list, yours } = this;
    const burn = burnOf(
      toldBy(list, this._listed),
      toldBy(yours, this._yours),
      session => this._hasEnded(session)
    );
    this._options.status.burn(burn);
  }

  private _hasEnded(session: Session): boolean {
    return this.stops.of(session)?.phase === 'ended';
  }

  /** Whom the status bar names while no role is picked. */
  private _tellWho(): void {
    const { selection, status } = this._options;
    const { role } = placeOf(selection.value);
    status.be(role === null ? this._identity : null);
  }

  private readonly _listed: ListedRows;
  private readonly _yours: ListedRows;
  private readonly _learned = new WeakSet<object>();
  private _identity: Identity | null = null;
}

function toldBy(list: SessionsModel, { all }: ListedRows): Told {
  const { value, since } = list.state;
  const covers = (session: Session): boolean => list.covers(session);
  return { rows: all, since: value && since, covers };
}
