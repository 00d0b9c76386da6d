/** What sessions burn an hour, put together from what was asked anyway. Pure. */
import type { Session } from '../api/types';
import { isOwn, SessionRow } from './session-rows';
import { sumsOf } from './session-sums';
import type { Burn } from './status';

/** A list that AWS was asked for. */
export interface Told {
  readonly rows: readonly SessionRow[];
  /** When; null where it was not, or for another account than now. */
  readonly since: Date | null;
  /** Whether it tells of sessions that were found like this one. */
  readonly covers: (session: Session) => boolean;
}

/**
 * What runs of the picked place, and of the user's own in all places that were asked.
 *
 * @param picked the list of the picked place
 * @param beside the list of the user's places: of those that the other covers too, the newer one counts
 * @param hasEnded whether the page itself saw a session end since
 * @returns null where nothing was asked
 */
export function burnOf(
  picked: Told,
  beside: Told,
  hasEnded: (session: Session) => boolean
): Burn | null {
  const runs = (row: SessionRow): boolean =>
    row.isLiving && !hasEnded(row.session);
  const isNewer = (picked.since ?? 0) >= (beside.since ?? 0);
  const [first, second] = isNewer ? [picked, beside] : [beside, picked];
  const since = first.since;
  if (since === null) {
    return null;
  }
  const known = new Set(first.rows.map(({ arn }) => arn));
  const others = (second.since ? second.rows : []).filter(
    ({ arn, session }) => !known.has(arn) && !first.covers(session)
  );
  const own = [...first.rows, ...others].filter(row => runs(row) && isOwn(row));
  const hasOthers = others.some(row => runs(row) && isOwn(row));
  return {
    own: sumsOf(own),
    all: sumsOf(picked.since ? picked.rows.filter(runs) : own),
    since: hasOthers ? second.since : since
  };
}
