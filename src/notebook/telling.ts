/** What came of a run, said to the user. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Notice } from '../tokens';
import { reasonOf } from './reasons';
import type { StartResult } from './session-start';

export function outcomeNotice(
  result: StartResult,
  trans: TranslationBundle
): Notice {
  switch (result.state) {
    case 'done':
      return doneNotice(result.sessionId, trans);
    case 'cancelled':
      return cancelledNotice(result.requested, result.hasEnded ?? true, trans);
    case 'failed': {
      const { code, part, detail } = result;
      return { kind: 'alert', code, ...reasonOf(code, part, detail, trans) };
    }
  }
}

function doneNotice(
  sessionId: string | null,
  trans: TranslationBundle
): Notice {
  return sessionId === null
    ? {
        kind: 'status',
        code: 'settings_run',
        message: trans.__('The settings are in the kernel.'),
        hint: trans.__('The session starts with your first code cell.')
      }
    : {
        kind: 'status',
        code: 'session_created',
        message: trans.__('Session %1 is ready.', sessionId),
        hint: ''
      };
}

function cancelledNotice(
  requested: string | null,
  hasEnded: boolean,
  trans: TranslationBundle
): Notice {
  const message = trans.__('Cancelled.');
  if (!hasEnded) {
    return {
      kind: 'alert',
      code: 'cancelled',
      message,
      hint: trans.__('Session %1 still comes up: stop it.', requested)
    };
  }
  const hint = requested
    ? trans.__('Session %1 is stopped.', requested)
    : trans.__('No session was started.');
  return { kind: 'status', code: 'cancelled', message, hint };
}
