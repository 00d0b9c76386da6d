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

/** Tells of every session that `sessions` finds stranded. */
export function offerStops(
  sessions: GlueSessions,
  trans: TranslationBundle
): void {
  sessions.started.stranded.connect((_, stranded) => {
    offerStop(sessions, stranded, trans);
  });
}

function offerStop(
  sessions: GlueSessions,
  stranded: readonly Session[],
  trans: TranslationBundle
): void {
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
