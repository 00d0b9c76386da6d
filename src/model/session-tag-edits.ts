/** Changes to the tags of a session that exists. */
import type { GlueClient, Place } from '../api/client';
import type { SessionTags } from '../api/types';

/** The kernel's own: it says whose the session is, and is sent again by the server where policies want that. */
export const OWNER = 'owner';

type Tags = Readonly<Record<string, string>>;

export interface TagEdits {
  /** Added or changed. */
  readonly put: Tags;
  readonly removed: readonly string[];
}

export function tagEdits(before: Tags, after: Tags): TagEdits {
  const put = Object.entries(after).filter(
    ([key, value]) => before[key] !== value
  );
  const removed = Object.keys(before).filter(key => !(key in after));
  return { put: Object.fromEntries(put), removed };
}

/**
 * Removes first: a session has room for so many tags only.
 *
 * @returns the tags as AWS has them afterwards; null where there was nothing to change
 * @throws GlueError, what was done before it stays done
 */
export async function applyTagEdits(
  client: Pick<GlueClient, 'addSessionTags' | 'removeSessionTags'>,
  id: string,
  place: Place,
  { put, removed }: TagEdits
): Promise<SessionTags | null> {
  const left =
    removed.length > 0
      ? await client.removeSessionTags(id, place, removed)
      : null;
  return Object.keys(put).length > 0
    ? client.addSessionTags(id, place, put)
    : left;
}
