/** Everything the sidebar shows, and what it asks the server when. */
import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';

import type { Place } from '../api/client';
import type { GlueError } from '../api/request';
import type {
  Connections,
  Identity,
  RoleChoice,
  RuntimeRoles
} from '../api/types';
import type { IGlueModel, INoticeModel, ISelectionModel } from '../tokens';
import { AccessModel } from './access';
import { NetworkModel } from './network';
import { CostsModel } from './costs';
import { accessOf, isSamePlace, placeOf } from './place';
import { PresetsModel } from './presets';
import { PreviewModel } from './preview';
import { PriceModel } from './price';
import { RecentRoles } from './recent';
import type { GlueSessions } from './glue-sessions';
import { Resource, Snapshot } from './resource';
import { RoleList } from './role-list';
import { choiceOf } from './roles';
import { TagRows } from './tags';
import type { VerdictsModel } from './verdicts';

interface Options {
  readonly glue: IGlueModel;
  readonly sessions: GlueSessions;
  readonly state: IStateDB | null;
  readonly trans: TranslationBundle;
}

export class PanelModel implements IDisposable {
  constructor({ glue, sessions, state, trans }: Options) {
    const { client, selection, notices, verdicts } = glue;
    this.selection = selection;
    this.notices = notices;
    this.identity = new Resource(() => client.identity());
    this.roles = new RoleList(client);
    this.access = new AccessModel({ client, notices, trans });
    this.connections = new Resource((place, ask) =>
      client.connections(place, ask)
    );
    this.runtimeRoles = new Resource((place, ask) =>
      client.runtimeRoles(place, ask)
    );
    this.presets = new PresetsModel(client);
    this.tags = new TagRows(selection);
    this.preview = new PreviewModel(client, selection);
    this.verdicts = verdicts;
    this.network = new NetworkModel(client, selection);
    this.price = new PriceModel(client, selection, this.access);
    this.costs = new CostsModel(client);
    this.recent = new RecentRoles(state);
    this.sessions = sessions;
    this.access.changed.connect(
      () => glue.status.enter(this.access.state.value),
      this
    );
    selection.changed.connect(this._follow, this);
    this.presets.changed.connect(this._onPresets, this);
  }

  readonly selection: ISelectionModel;
  readonly notices: INoticeModel;
  readonly identity: Resource<'identity', Identity>;
  readonly roles: RoleList;
  readonly access: AccessModel;
  readonly connections: Resource<Place, Connections>;
  readonly runtimeRoles: Resource<Place, RuntimeRoles>;
  readonly presets: PresetsModel;
  readonly tags: TagRows;
  readonly preview: PreviewModel;
  readonly verdicts: VerdictsModel;
  readonly network: NetworkModel;
  readonly price: PriceModel;
  readonly costs: CostsModel;
  readonly recent: RecentRoles;
  readonly sessions: GlueSessions;

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** The picked role as one of the choices; null where it was typed, or none is picked. */
  get choice(): RoleChoice | null {
    return choiceOf(this.selection.value, this.roles.choices);
  }

  /** Where the selection leads. */
  get place(): Place {
    return placeOf(this.selection.value);
  }

  /** Whether the panel is looked at: a hidden one asks nothing. */
  setActive(isActive: boolean): void {
    this._isActive = isActive;
    this.access.setActive(isActive);
    this.preview.setActive(isActive);
    this.verdicts.setActive(isActive);
    this.price.setActive(isActive);
    if (isActive) {
      this._askOnce();
      this._follow();
    }
  }

  /**
   * Assumes the picked role, and lists what its account has.
   *
   * @returns whether AWS let us in; false as well where no role is picked
   */
  async assume(refresh = false): Promise<boolean> {
    const { value } = this.selection;
    const request = accessOf(value);
    if (request === null || !(await this.access.assume(request))) {
      return false;
    }
    if (request.role_arn && this.roles.state.value && this.choice === null) {
      void this.recent.remember(request.role_arn);
    }
    await this._list(placeOf(value), refresh);
    return true;
  }

  /** Opens the picked profile with an MFA code, then goes on as `assume`; answers what AWS says against the code. */
  async signIn(code: string): Promise<GlueError | null> {
    const request = accessOf(this.selection.value);
    const refusal = request && (await this.access.signIn(request, code));
    if (request && !refusal) {
      await this.assume();
    }
    return refusal;
  }

  /** Asks who I am, and tells if AWS can't be asked. */
  async identify(): Promise<void> {
    await this.identity.load('identity');
    const { error } = this.identity.state;
    if (error) {
      const { code, message } = error;
      this.notices.tell({ kind: 'alert', code, message, hint: '' });
    }
    const { value } = this.identity.state;
    if (value) {
      this.sessions.know(value);
    }
  }

  /** Asks for everything again, past the server's caches. */
  async refresh(): Promise<void> {
    this.sessions.list.hurry();
    await Promise.all([
      this.identify().then(() => this._enter(true)),
      this.roles.load('roles', true),
      this.presets.load('presets', true),
      this.preview.refresh()
    ]);
  }

  /** Lists the connections again, and asks again what IAM would say to them. */
  async refreshConnections(): Promise<void> {
    await Promise.all([this.connections.reload(), this.verdicts.refresh()]);
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.selection.changed.disconnect(this._follow, this);
    this.verdicts.setActive(false);
    const parts: readonly IDisposable[] = [
      this.identity,
      this.roles,
      this.access,
      this.connections,
      this.runtimeRoles,
      this.presets,
      this.tags,
      this.preview,
      this.network,
      this.price,
      this.costs
    ];
    parts.forEach(part => part.dispose());
  }

  private _askOnce(): void {
    if (isUnanswered(this.identity.state)) {
      void this.identify().then(() => this._enterOwnAccount());
    }
    if (isUnanswered(this.roles.state)) {
      void this.roles.load('roles');
    }
    if (isUnanswered(this.presets.state)) {
      void this.presets.load('presets');
    }
  }

  private _follow(): void {
    const place = placeOf(this.selection.value);
    if (this._isActive && !isSamePlace(place, this._place)) {
      this._place = place;
      this.connections.reset();
      this.runtimeRoles.reset();
      this.verdicts.leave();
      this.costs.leave();
      void this._enter(false);
    }
  }

  private async _enter(refresh: boolean): Promise<void> {
    if (placeOf(this.selection.value).role !== null) {
      await this.assume(refresh);
      return;
    }
    this.access.reset();
    await this._enterOwnAccount(refresh);
  }

  /** Without a role, the lists are those of the account that the user is in anyway. */
  private async _enterOwnAccount(refresh = false): Promise<void> {
    const place = placeOf(this.selection.value);
    if (place.role === null && this.identity.state.phase === 'ready') {
      await this._list(place, refresh);
    }
  }

  private async _list(place: Place, refresh: boolean): Promise<void> {
    this.verdicts.enter(refresh);
    void this.price.enter(place);
    await Promise.all([
      this.connections.load(place, refresh),
      this.runtimeRoles.load(place, refresh)
    ]);
  }

  private _onPresets(): void {
    this.tags.require(this.presets.state.value?.required_tag_keys ?? []);
    this.costs.suggest(this.presets.keys);
  }

  private _isActive = false;
  private _isDisposed = false;
  private _place: Place | null = null;
}

function isUnanswered({ phase }: Snapshot<unknown>): boolean {
  return phase === 'idle' || phase === 'failed';
}
