/** A server that answers as the walk-through's would, but for what a test says otherwise. */
import type { GlueClient } from '../api/client';
import * as costs from './costs';
import * as policies from './policies';
import { sessionList, sessionTags, startedSession } from './sessions';
import * as walkthrough from './walkthrough';

/** @param answers what is answered instead; wrap one in jest.fn() to see what was asked */
export function fakeClient(answers: Partial<GlueClient> = {}): GlueClient {
  return {
    identity: async () => walkthrough.identity,
    roles: async () => ({ roles: [walkthrough.role()], errors: [] }),
    saveRole: async (name, role) =>
      walkthrough.role({ ...role, name, source: 'saved' }),
    deleteRole: async () => undefined,
    access: async () => walkthrough.access(),
    connections: async () =>
      walkthrough.connections(walkthrough.connection('session_vpc')),
    runtimeRoles: async () => walkthrough.runtimeRoles,
    tagPresets: async () => walkthrough.presets(),
    saveTagPreset: async (name, tags) =>
      walkthrough.preset({ name, tags, source: 'user', locked: false }),
    deleteTagPreset: async () => undefined,
    cells: async () => walkthrough.cells,
    readCells: async () => ({ selection: {}, findings: [] }),
    preflight: async () => walkthrough.preflight(),
    networkCheck: async () => walkthrough.networkCheck(),
    denial: async () => walkthrough.denial(),
    policyLint: async () => policies.policyLint(),
    policyKit: async () => policies.policyKit(),
    sessions: async () => sessionList(),
    discovery: async () => false,
    session: () =>
      Promise.reject(new Error('The walk-through has no session.')),
    stopSession: async () => undefined,
    sessionTags: async () => sessionTags(),
    addSessionTags: async (_id, _place, tags) => sessionTags(tags),
    removeSessionTags: async () => sessionTags(),
    startedSessions: async () => ({ sessions: [], errors: [] }),
    rememberSession: async (id, seen) => startedSession({ id, ...seen }),
    forgetSession: async () => undefined,
    reportInsertion: async () => undefined,
    rates: async () => costs.rates(),
    estimate: async () => costs.estimate(),
    costs: async () => costs.costs(),
    activateTag: async key => costs.allocationTag({ key }),
    backfillTags: async start => costs.backfill({ start }),
    ...answers
  };
}
