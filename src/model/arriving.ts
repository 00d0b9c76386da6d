/** Sessions of many places while they arrive, place by place: a slow account holds nobody's list back. Pure. */
import type { SessionQuery } from '../api/client';
import type { Discovered, PlaceFailure, Session } from '../api/types';
import { runningFirst } from './session-rows';

export interface Arriving {
  /** Running ones first, then the newest. Tags may not be known yet. */
  readonly sessions: readonly Session[];
  readonly errors: readonly PlaceFailure[];
  /** How many of the places have answered. */
  readonly answered: number;
  readonly places: number;
}

/** Nothing has arrived. */
export function awaiting(query: SessionQuery): Arriving {
  return { sessions: [], errors: [], answered: 0, places: placesOf(query) };
}

/** How many places a question is about. */
export function placesOf({ roles, regions }: SessionQuery): number {
  return Math.max(1, roles.length) * Math.max(1, regions.length);
}

/** What is there once a line has come. */
export function withLine(before: Arriving, line: Discovered): Arriving {
  const { role, region, error } = line;
  const known = new Map(before.sessions.map(one => [one.arn, one]));
  line.sessions?.forEach(one => known.set(one.arn, one));
  return {
    ...before,
    sessions: [...known.values()].sort(runningFirst),
    errors: error
      ? [...before.errors, { ...error, role, region }]
      : before.errors,
    answered: before.answered + 1
  };
}
