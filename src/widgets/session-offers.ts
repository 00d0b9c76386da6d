/** Sessions that go on without a kernel are told once, with the way to stop them. */
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import '../../style/index.css';
import type { Session } from '../api/types';
import { money, nameOfPath } from '../format';
import type { GlueSessions } from '../model/glue-sessions';
import { rowsOf, SessionRow } from '../model/session-rows';
import { sumsOf } from '../model/session-sums';
import { stopSessions } from './session-stop';

/** Tells of every session that is found stranded. */
export class Offers {
  constructor(
    private readonly _sessions: GlueSessions,
    private readonly _trans: TranslationBundle
  ) {
    _sessions.started.stranded.connect(this._offer, this);
  }

  /** Asks AWS about sessions that earlier pages left behind, if there are any. */
  async restore(): Promise<void> {
    const { client, started } = this._sessions;
    try {
      const { sessions } = await client.startedSessions();
      if (sessions.length > 0) {
        await started.restore(sessions);
      }
    } catch (reason) {
      console.warn('Sessions of earlier pages could not be read.', reason);
    }
  }

  private _offer(_: unknown, stranded: readonly Session[]): void {
    const { _sessions: sessions, _trans: trans } = this;
    const rows = rowsOf(stranded, sessions.homes.evidence);
    Notification.warning(messageOf(rows, trans), {
      autoClose: false,
      actions: [
        {
          label: trans.__('Keep running'),
          callback: () =>
            stranded.forEach(({ id }) => void sessions.started.keep(id))
        },
        {
          label: trans._n('Stop session', 'Stop sessions', rows.length),
          displayType: 'warn',
          callback: () => void stopSessions(sessions, rows, trans)
        }
      ]
    });
  }
}

function messageOf(
  rows: readonly SessionRow[],
  trans: TranslationBundle
): string {
  const { amounts } = sumsOf(rows);
  const burns = amounts.map(({ perHour, currency }) =>
    trans.__('about %1 an hour', money(perHour, currency))
  );
  const cost = burns.join(' + ') || trans.__('at a cost that is not known');
  const [first] = rows;
  return rows.length === 1
    ? trans.__(
        'The kernel of %1 has ended. Its Glue session %2 goes on running, %3.',
        nameOfPath(first.path ?? ''),
        first.session.id,
        cost
      )
    : trans.__(
        '%1 Glue sessions of yours go on running without a kernel, %2.',
        rows.length,
        cost
      );
}
