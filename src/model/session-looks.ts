/** What AWS says of a session that nobody may look after any more; "it is over" is not the same as "nobody can tell". */
import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { Session } from '../api/types';
import { hasEnded, isLiving } from './session-whereabouts';

/**
 * runs: it does, or is about to · ending: somebody has stopped it · over: AWS says so, or knows it no more · unsure: AWS
 * could not be asked, or would not tell. place: where it was found.
 */
export type Look =
  | {
      readonly state: 'runs' | 'ending' | 'over';
      readonly session: Session;
      readonly place: Place;
    }
  | { readonly state: 'over'; readonly session: null }
  | { readonly state: 'unsure'; readonly error: GlueError };

const UNKNOWN_THERE = 'session_not_found';

/** Looks where the cells sent it, then where it is if the kernel had assumed no role. */
export async function lookFor(
  client: Pick<GlueClient, 'session'>,
  id: string,
  place: Place
): Promise<Look> {
  const own = { ...place, role: null };
  const refusals: GlueError[] = [];
  for (const where of place.role === null ? [place] : [place, own]) {
    try {
      return seen(await client.session(id, where), where);
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      refusals.push(error);
    }
  }
  const error = refusals.find(({ code }) => code !== UNKNOWN_THERE);
  return error ? { state: 'unsure', error } : { state: 'over', session: null };
}

function seen(session: Session, place: Place): Look {
  if (hasEnded(session)) {
    return { state: 'over', session, place };
  }
  if (!isLiving(session)) {
    const message = 'AWS did not tell the state of the session.';
    const error = new GlueError({ code: 'session_state_unknown', message });
    return { state: 'unsure', error };
  }
  const state = session.status === 'STOPPING' ? 'ending' : 'runs';
  return { state, session, place };
}
