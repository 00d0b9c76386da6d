/** Ends sessions, and proves it: the kernel's own "Stopped session." is said even where nothing was stopped. */
import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';

const ENDED: readonly string[] = ['STOPPED', 'TIMEOUT', 'FAILED'];

/** Whether a session of this status is over. */
export function hasEnded(status: string): boolean {
  return ENDED.includes(status);
}

/** AWS takes some seconds; a session that is being provisioned can't be stopped before it is ready. */
const TRIES = 30;
const PAUSE_MS = 1000;

type Pause = () => Promise<void>;

function pauseASecond(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, PAUSE_MS));
}

/**
 * Stops a session, and asks until it has ended.
 *
 * @returns whether it has; a session that AWS does not know has
 * @throws GlueError where AWS can't be asked
 */
export async function endSession(
  client: Pick<GlueClient, 'session' | 'stopSession'>,
  place: Place,
  id: string,
  pause: Pause = pauseASecond
): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried++) {
    const status = await statusOf(client, place, id);
    if (status === null || hasEnded(status)) {
      return true;
    }
    if (status !== 'STOPPING') {
      await unless('session_not_stoppable', client.stopSession(id, place));
    }
    await pause();
  }
  return false;
}

async function statusOf(
  client: Pick<GlueClient, 'session'>,
  place: Place,
  id: string
): Promise<string | null> {
  const session = await unless('session_not_found', client.session(id, place));
  return session?.status ?? null;
}

/** What `asked` answers; null where the server refuses with `code`. */
async function unless<T>(code: string, asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GlueError && error.code === code) {
      return null;
    }
    throw error;
  }
}
