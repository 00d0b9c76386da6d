/** What came of a run, said to the user. */
import type { TranslationBundle } from '@jupyterlab/translation';

import { reasonOf } from './reasons';
import type { RunResult } from './run';
import type { ITeller } from './teller';

export function tellOutcome(
  result: RunResult,
  teller: ITeller,
  trans: TranslationBundle
): void {
  switch (result.state) {
    case 'done':
      teller.tell({
        kind: 'status',
        code: result.sessionId ? 'session_created' : 'settings_run',
        message: result.sessionId
          ? trans.__('Session %1 is ready.', result.sessionId)
          : trans.__('The settings are in the kernel.'),
        hint: result.sessionId
          ? ''
          : trans.__('The session starts with your first code cell.')
      });
      return;
    case 'cancelled':
      teller.tell({
        kind: 'status',
        code: 'cancelled',
        message: trans.__('Cancelled.'),
        hint: trans.__('A session that was being started may still come up.')
      });
      return;
    case 'failed': {
      const { code, part, detail } = result;
      const words = reasonOf(code, part, detail, trans);
      teller.tell({ kind: 'alert', code, ...words });
    }
  }
}
