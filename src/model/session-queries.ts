/** Sessions of places that no single question covers: a question a Region, and one list of all answers. */
import type { Asking, GlueClient, Place, SessionQuery } from '../api/client';
import { GlueError } from '../api/request';
import type { PlaceFailure, Session, SessionList } from '../api/types';
import { runningFirst } from './session-rows';

/** old: ARNs of sessions that are told as they were before, since their place could not be listed now. */
export interface Listing extends SessionList {
  readonly old: ReadonlySet<string>;
}

/** A question asks for each of its roles in each of its Regions: one a Region asks for nothing beside `places`. */
export function queriesFor(places: readonly Place[]): SessionQuery[] {
  const roles = new Map<string | null, Set<string | null>>();
  for (const { role, region } of places) {
    roles.set(region, (roles.get(region) ?? new Set()).add(role));
  }
  return [...roles].map(([region, asked]) => ({
    roles: [...asked],
    regions: [region],
    tags: {}
  }));
}

/** Asks all of them; one that fails does so by itself. @throws GlueError where all fail. */
export async function askAll(
  client: Pick<GlueClient, 'sessions'>,
  queries: readonly SessionQuery[],
  asking: Asking
): Promise<SessionList> {
  const answers = await Promise.all(
    queries.map(query =>
      client.sessions(query, asking).catch((reason: unknown) => {
        if (queries.length > 1 && reason instanceof GlueError) {
          return reason;
        }
        throw reason;
      })
    )
  );
  const lists = answers.filter(isList);
  const [failure] = answers.filter(isFailure);
  if (lists.length === 0 && failure) {
    throw failure;
  }
  return merged(
    lists,
    answers.flatMap((answer, index) =>
      isFailure(answer) ? failuresOf(queries[index], answer) : []
    )
  );
}

/** The list, and of places that could not be listed what an older list told: what runs there goes on costing. */
export function withOld(
  list: SessionList,
  before: SessionList | null
): Listing {
  const known = new Set(list.sessions.map(({ arn }) => arn));
  const silent = list.errors.filter(
    failure => !list.sessions.some(session => isOf(failure, session))
  );
  const old = (before?.sessions ?? []).filter(
    session =>
      !known.has(session.arn) && silent.some(failure => isOf(failure, session))
  );
  return {
    ...list,
    sessions:
      old.length > 0
        ? [...list.sessions, ...old].sort(runningFirst)
        : list.sessions,
    old: new Set(old.map(({ arn }) => arn))
  };
}

/** Whether the session was found in the place that failed. */
export function isOf(
  { role, region }: PlaceFailure,
  session: Session
): boolean {
  return (
    session.access_role === role &&
    (region === null || session.region === region)
  );
}

function isFailure(answer: SessionList | GlueError): answer is GlueError {
  return answer instanceof GlueError;
}

function isList(answer: SessionList | GlueError): answer is SessionList {
  return !isFailure(answer);
}

/** A session that several roles see is listed once. */
function merged(
  lists: readonly SessionList[],
  failures: readonly PlaceFailure[]
): SessionList {
  if (lists.length === 1 && failures.length === 0) {
    return lists[0];
  }
  const sessions = lists.flatMap(list => list.sessions);
  const moments = lists.flatMap(({ as_of }) => as_of ?? []).sort();
  return {
    sessions: [...new Map(sessions.map(one => [one.arn, one])).values()],
    totals: [],
    groups: [],
    errors: [...lists.flatMap(({ errors }) => errors), ...failures],
    tags_pending: lists.reduce((sum, one) => sum + one.tags_pending, 0),
    as_of: moments[0] ?? null
  };
}

function failuresOf(
  { roles, regions }: SessionQuery,
  { code, message, hint, awsCode, requestId, remedy }: GlueError
): PlaceFailure[] {
  const failure = { code, message, hint, remedy };
  const aws = { aws_code: awsCode, request_id: requestId };
  return roles.flatMap(role =>
    regions.map(region => ({ ...failure, ...aws, role, region }))
  );
}
