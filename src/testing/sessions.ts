/** The walk-through's session, and what its cells asked for. */
import type {
  Discovered,
  Selection,
  Session,
  SessionCost,
  SessionList,
  SessionTags,
  StartedSession
} from '../api/types';
import { ROLE_ARN, RUNTIME_ROLE_ARN } from './walkthrough';

export const SESSION_ID = 'fbc6c571-1d08-461e-82f2-ca365695266f';

export const asked: Selection = {
  role_arn: ROLE_ARN,
  tags: { group: 'analytics' },
  connections: ['session_vpc'],
  runtime_role_arn: RUNTIME_ROLE_ARN,
  glue_version: '5.1',
  worker_type: 'G.1X',
  number_of_workers: 5,
  idle_timeout_minutes: 60,
  style: 'assume_role'
};

export function session(differing: Partial<Session> = {}): Session {
  return {
    id: SESSION_ID,
    arn: `arn:aws:glue:us-east-1:444455556666:session/${SESSION_ID}`,
    account: '444455556666',
    region: 'us-east-1',
    status: 'READY',
    role_arn: RUNTIME_ROLE_ARN,
    created_on: '2026-11-24T12:00:00Z',
    completed_on: null,
    error_message: null,
    connections: ['session_vpc'],
    glue_version: '5.1',
    worker_type: 'G.1X',
    number_of_workers: 5,
    max_capacity: null,
    idle_timeout_minutes: 60,
    execution_seconds: null,
    dpu_seconds: null,
    progress: null,
    tags: { group: 'analytics', owner: 'AROAEXAMPLE:AssumeRoleSession' },
    tags_error: null,
    owner: 'AROAEXAMPLE:AssumeRoleSession',
    access_role: ROLE_ARN,
    auto_scaling: false,
    age_seconds: 60,
    cost: null,
    ...differing
  };
}

export function cost(differing: Partial<SessionCost> = {}): SessionCost {
  return {
    so_far: '0.4400',
    per_hour: '2.2000',
    currency: 'USD',
    basis: 'elapsed_seconds',
    is_upper_bound: false,
    rate_source: 'built_in',
    rate_as_of: '2026-11-01',
    ...differing
  };
}

export function sessionList(...sessions: Session[]): SessionList {
  return {
    sessions,
    totals: [],
    groups: [],
    errors: [],
    tags_pending: 0,
    as_of: '2026-11-24T12:01:00Z'
  };
}

/** A place's line, of a list of many places. */
export function discovered(differing: Partial<Discovered> = {}): Discovered {
  return {
    role: null,
    region: 'us-east-1',
    account: '444455556666',
    kind: 'sessions',
    connections: null,
    sessions: null,
    error: null,
    as_of: '2026-11-24T12:01:00Z',
    ...differing
  };
}

export function sessionTags(
  tags: Readonly<Record<string, string>> = { group: 'analytics' }
): SessionTags {
  return {
    id: SESSION_ID,
    arn: session().arn,
    tags: { ...tags },
    tags_error: null,
    list_command: 'aws glue list-sessions --tags group=analytics',
    read_command: `aws glue get-tags --resource-arn ${session().arn}`
  };
}

export function startedSession(
  differing: Partial<StartedSession> = {}
): StartedSession {
  return {
    id: SESSION_ID,
    path: 'walk-through.ipynb',
    kernel_id: 'kernel-1',
    role: ROLE_ARN,
    region: 'us-east-1',
    is_kept: false,
    server: '',
    is_elsewhere: false,
    seen_at: '2026-11-24T12:00:00Z',
    ...differing
  };
}
