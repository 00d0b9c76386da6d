/** The server extension's routes, a method each; replaced by a fake in tests. */
import type {
  Access,
  AccessRequest,
  AllocationTag,
  Backfill,
  Cells,
  Connections,
  Costs,
  DenialExplained,
  DenialRequest,
  Discovered,
  Estimate,
  Identity,
  Insertion,
  NetworkCheck,
  NetworkCheckRequest,
  NotebookCell,
  PolicyKit,
  PolicyKitRequest,
  PolicyLint,
  PolicyLintRequest,
  Preflight,
  Rates,
  Reading,
  RoleChoice,
  Roles,
  RuntimeRoles,
  SavedRole,
  Selection,
  Session,
  SessionList,
  SessionTags,
  StartedSession,
  StartedSessionBody,
  StartedSessions,
  TagPreset,
  TagPresets
} from './types';
import type {
  Asking,
  CostQuery,
  Listening,
  Place,
  SessionQuery
} from './questions';
import { request, Server } from './request';
import { requestLines } from './request-lines';

export type {
  Asking,
  CostQuery,
  Listening,
  Place,
  SessionQuery
} from './questions';

export interface GlueClient {
  identity(profile?: string | null): Promise<Identity>;
  roles(): Promise<Roles>;
  saveRole(name: string, role: SavedRole): Promise<RoleChoice>;
  deleteRole(name: string): Promise<void>;
  access(ask: AccessRequest, signal?: AbortSignal): Promise<Access>;
  connections(place: Place, asking?: Asking): Promise<Connections>;
  runtimeRoles(place: Place, asking?: Asking): Promise<RuntimeRoles>;
  tagPresets(): Promise<TagPresets>;
  saveTagPreset(name: string, tags: Record<string, string>): Promise<TagPreset>;
  deleteTagPreset(name: string): Promise<void>;
  cells(selection: Selection, signal?: AbortSignal): Promise<Cells>;
  readCells(cells: readonly NotebookCell[]): Promise<Reading>;
  preflight(selection: Selection, asking?: Asking): Promise<Preflight>;
  networkCheck(
    ask: NetworkCheckRequest,
    signal?: AbortSignal
  ): Promise<NetworkCheck>;
  denial(ask: DenialRequest, signal?: AbortSignal): Promise<DenialExplained>;
  policyLint(ask: PolicyLintRequest, signal?: AbortSignal): Promise<PolicyLint>;
  policyKit(ask: PolicyKitRequest, signal?: AbortSignal): Promise<PolicyKit>;
  sessions(query: SessionQuery, asking?: Asking): Promise<SessionList>;
  /** Sessions of many places, a line each as AWS answers. Answers whether lines can be had one by one here. */
  discovery(
    query: Pick<SessionQuery, 'roles' | 'regions'>,
    listening: Listening<Discovered>
  ): Promise<boolean>;
  session(id: string, place: Place): Promise<Session>;
  stopSession(id: string, place: Place): Promise<void>;
  sessionTags(id: string, place: Place): Promise<SessionTags>;
  addSessionTags(
    id: string,
    place: Place,
    tags: Readonly<Record<string, string>>
  ): Promise<SessionTags>;
  startedSessions(): Promise<StartedSessions>;
  rememberSession(
    id: string,
    seen: StartedSessionBody
  ): Promise<StartedSession>;
  forgetSession(id: string): Promise<void>;
  /** Has the audit log know that cells were written. */
  reportInsertion(insertion: Insertion): Promise<void>;
  removeSessionTags(
    id: string,
    place: Place,
    keys: readonly string[]
  ): Promise<SessionTags>;
  rates(place: Place, asking?: Asking): Promise<Rates>;
  estimate(selection: Selection, signal?: AbortSignal): Promise<Estimate>;
  /** AWS charges for every page of the answer. */
  costs(place: Place, query: CostQuery, asking?: Asking): Promise<Costs>;
  activateTag(key: string, place: Place): Promise<AllocationTag>;
  /** @param start the first of a month, as an ISO date */
  backfillTags(start: string, place: Place): Promise<Backfill>;
}

/** The real one: every method is one request. */
export class HttpGlueClient implements GlueClient {
  constructor(private readonly _server: Server) {}

  identity(profile?: string | null): Promise<Identity> {
    return request(this._server, 'GET', 'identity', { query: { profile } });
  }

  roles(): Promise<Roles> {
    return request(this._server, 'GET', 'roles');
  }

  saveRole(name: string, body: SavedRole): Promise<RoleChoice> {
    const path = `roles/${encodeURIComponent(name)}`;
    return request(this._server, 'PUT', path, { body });
  }

  deleteRole(name: string): Promise<void> {
    const path = `roles/${encodeURIComponent(name)}`;
    return request(this._server, 'DELETE', path);
  }

  access(body: AccessRequest, signal?: AbortSignal): Promise<Access> {
    return request(this._server, 'POST', 'access', { body, signal });
  }

  connections(place: Place, asking: Asking = {}): Promise<Connections> {
    return this._list('connections', place, asking);
  }

  runtimeRoles(place: Place, asking: Asking = {}): Promise<RuntimeRoles> {
    return this._list('runtime-roles', place, asking);
  }

  tagPresets(): Promise<TagPresets> {
    return request(this._server, 'GET', 'tag-presets');
  }

  saveTagPreset(
    name: string,
    tags: Record<string, string>
  ): Promise<TagPreset> {
    const path = `tag-presets/${encodeURIComponent(name)}`;
    return request(this._server, 'PUT', path, { body: { tags } });
  }

  deleteTagPreset(name: string): Promise<void> {
    const path = `tag-presets/${encodeURIComponent(name)}`;
    return request(this._server, 'DELETE', path);
  }

  cells(body: Selection, signal?: AbortSignal): Promise<Cells> {
    return request(this._server, 'POST', 'cells', { body, signal });
  }

  readCells(cells: readonly NotebookCell[]): Promise<Reading> {
    return request(this._server, 'POST', 'selection', { body: { cells } });
  }

  preflight(body: Selection, asking: Asking = {}): Promise<Preflight> {
    return request(this._server, 'POST', 'preflight', {
      body,
      query: { refresh: asking.refresh ? 'true' : null },
      signal: asking.signal
    });
  }

  networkCheck(
    body: NetworkCheckRequest,
    signal?: AbortSignal
  ): Promise<NetworkCheck> {
    return request(this._server, 'POST', 'network-check', { body, signal });
  }

  denial(body: DenialRequest, signal?: AbortSignal): Promise<DenialExplained> {
    return request(this._server, 'POST', 'denial', { body, signal });
  }

  policyLint(
    body: PolicyLintRequest,
    signal?: AbortSignal
  ): Promise<PolicyLint> {
    return request(this._server, 'POST', 'policy-lint', { body, signal });
  }

  policyKit(body: PolicyKitRequest, signal?: AbortSignal): Promise<PolicyKit> {
    return request(this._server, 'POST', 'policy-kit', { body, signal });
  }

  sessions(query: SessionQuery, asking: Asking = {}): Promise<SessionList> {
    return request(this._server, 'GET', 'sessions', {
      query: {
        ...placesIn(query.roles, query.regions),
        tag: Object.entries(query.tags).map(
          ([key, value]) => `${key}=${value}`
        ),
        refresh: asking.refresh ? 'true' : null
      },
      signal: asking.signal
    });
  }

  discovery(
    { roles, regions }: Pick<SessionQuery, 'roles' | 'regions'>,
    { signal, onLine }: Listening<Discovered>
  ): Promise<boolean> {
    const query = { ...placesIn(roles, regions), kind: 'sessions' };
    return requestLines(this._server, 'discovery', onLine, { query, signal });
  }

  session(id: string, place: Place): Promise<Session> {
    const path = `sessions/${encodeURIComponent(id)}`;
    return request(this._server, 'GET', path, { query: { ...place } });
  }

  stopSession(id: string, place: Place): Promise<void> {
    const path = `sessions/${encodeURIComponent(id)}/stop`;
    return request(this._server, 'POST', path, { body: { ...place } });
  }

  sessionTags(id: string, place: Place): Promise<SessionTags> {
    const query = { ...place };
    return request(this._server, 'GET', tagsPath(id), { query });
  }

  addSessionTags(
    id: string,
    place: Place,
    tags: Readonly<Record<string, string>>
  ): Promise<SessionTags> {
    const body = { ...place, tags };
    return request(this._server, 'PUT', tagsPath(id), { body });
  }

  startedSessions(): Promise<StartedSessions> {
    return request(this._server, 'GET', 'started-sessions');
  }

  rememberSession(
    id: string,
    body: StartedSessionBody
  ): Promise<StartedSession> {
    const path = `started-sessions/${encodeURIComponent(id)}`;
    return request(this._server, 'PUT', path, { body });
  }

  reportInsertion(body: Insertion): Promise<void> {
    return request(this._server, 'POST', 'insertions', { body });
  }

  forgetSession(id: string): Promise<void> {
    const path = `started-sessions/${encodeURIComponent(id)}`;
    return request(this._server, 'DELETE', path);
  }

  removeSessionTags(
    id: string,
    place: Place,
    keys: readonly string[]
  ): Promise<SessionTags> {
    const query = { ...place, key: keys };
    return request(this._server, 'DELETE', tagsPath(id), { query });
  }

  rates(place: Place, asking: Asking = {}): Promise<Rates> {
    return this._list('costs/rates', place, asking);
  }

  estimate(body: Selection, signal?: AbortSignal): Promise<Estimate> {
    return request(this._server, 'POST', 'costs/estimate', { body, signal });
  }

  costs(place: Place, query: CostQuery, asking: Asking = {}): Promise<Costs> {
    return request(this._server, 'GET', 'costs', {
      query: {
        ...place,
        ...query,
        refresh: asking.refresh ? 'true' : null
      },
      signal: asking.signal
    });
  }

  activateTag(key: string, place: Place): Promise<AllocationTag> {
    const path = `costs/allocation-tags/${encodeURIComponent(key)}/activate`;
    return request(this._server, 'POST', path, { body: { ...place } });
  }

  backfillTags(start: string, place: Place): Promise<Backfill> {
    const body = { ...place, start };
    return request(this._server, 'POST', 'costs/backfill', { body });
  }

  private _list<T>(path: string, place: Place, asking: Asking): Promise<T> {
    return request(this._server, 'GET', path, {
      query: { ...place, refresh: asking.refresh ? 'true' : null },
      signal: asking.signal
    });
  }
}

/** null stands for the user's own identity, and the configured Region: nothing is written for it. */
function placesIn(
  roles: SessionQuery['roles'],
  regions: SessionQuery['regions']
): { role: string[]; region: string[] } {
  return {
    role: roles.map(role => role ?? ''),
    region: regions.map(region => region ?? '')
  };
}

function tagsPath(id: string): string {
  return `sessions/${encodeURIComponent(id)}/tags`;
}
