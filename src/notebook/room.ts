/** New settings apply to the next session of a kernel that was given nothing else: what stands in the way goes first. */
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { GlueError } from '../api/request';
import type { ITargetModel } from '../tokens';
import type { Care } from './care';
import type { Outlook } from './cells';
import { forget } from './forgetting';
import type { ITeller } from './teller';

/** The session that the kernel works in; null where it has none. */
export async function inTheWay({ life }: Care): Promise<string | null> {
  await life.meet();
  return life.sessionId;
}

/** What stopping a session brings and costs. */
export function stopWords(id: string, trans: TranslationBundle): string {
  return trans.__(
    'Session %1 keeps the settings that it was created with: new ones apply to the next session. Stopping it loses its variables.',
    id
  );
}

/** A kernel that gets only what the cells ask for. note: what was done for that, empty where nothing was */
export interface Room {
  readonly note: string;
}

interface Situation {
  readonly teller: ITeller;
  readonly target: ITargetModel;
  /** What the cells say that are to run. */
  readonly outlook: Outlook;
  /** Whether the user has agreed already that a session ends. */
  readonly isAgreed: boolean;
}

/**
 * Has the kernel forget what stands in the way of the settings: ends its session, or restarts it where it has none but was
 * given what the cells do not ask for. The user is asked before anything is lost.
 *
 * @returns null where nothing may run
 */
export async function makeRoom(
  care: Care,
  situation: Situation
): Promise<Room | null> {
  const sessionId = await inTheWay(care);
  if (sessionId === null) {
    return forget(care, situation.outlook);
  }
  const hasEnded = await makeRoomBeside(sessionId, care, situation);
  return hasEnded ? { note: '' } : null;
}

async function makeRoomBeside(
  sessionId: string,
  care: Care,
  { teller, target, isAgreed }: Situation
): Promise<boolean> {
  const { life, trans } = care;
  if (!isAgreed && !(await mayStop(sessionId, trans))) {
    return false;
  }
  const message = trans.__('Stopping the session…');
  const held = target.hold(life.panel.context.path, message);
  const endProgress = teller.progress(message);
  try {
    const hasEnded = await care.endSession(sessionId);
    return hasEnded || tellRunning(sessionId, teller, trans);
  } catch (error) {
    if (!(error instanceof GlueError)) {
      throw error;
    }
    const { code, message: why, hint } = error;
    teller.tell({ kind: 'alert', code, message: why, hint });
    return false;
  } finally {
    endProgress();
    held.dispose();
  }
}

async function mayStop(id: string, trans: TranslationBundle): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Stop the session of this notebook?'),
    body: stopWords(id, trans),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Stop and apply') })
    ]
  });
  return button.accept;
}

function tellRunning(
  id: string,
  teller: ITeller,
  trans: TranslationBundle
): false {
  teller.tell({
    kind: 'alert',
    code: 'session_not_stopped',
    message: trans.__('Session %1 has not stopped yet.', id),
    hint: trans.__('It goes on running, and costing. Try again in a minute.')
  });
  return false;
}
