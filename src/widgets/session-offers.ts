/**
 * Sessions that go on without a kernel are told once, with the way to stop them; so is what could not be checked, or not
 * be written down.
 */
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import '../../style/index.css';
import type { GlueError } from '../api/request';
import type { Session } from '../api/types';
import { money, nameOfPath } from '../format';
import type { GlueSessions } from '../model/glue-sessions';
import { rowsOf, SessionRow } from '../model/session-rows';
import type { StartedModel, Unwritten } from '../model/started-sessions';
import { sumsOf } from '../model/session-sums';
import { stopSessions } from './session-stop';

const NONE = 'jp-glue-panel-no-doubt';

/** Tells of every session that is found stranded, and of those of which nobody can tell whether they are. */
export class Offers {
  constructor(
    private readonly _sessions: GlueSessions,
    private readonly _trans: TranslationBundle
  ) {
    const { started } = _sessions;
    started.stranded.connect(this._offer, this);
    started.doubts.told.connect(this._doubt, this);
    started.unwritten.connect(this._warn, this);
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

  private _doubt(): void {
    const { started } = this._sessions;
    const trans = this._trans;
    const open = [...started.doubts.open];
    Notification.dismiss(this._doubted);
    if (open.length > 0) {
      this._doubted = Notification.warning(doubtOf(open, started, trans), {
        autoClose: false,
        actions: [
          {
            label: trans.__('Do not ask again'),
            callback: () => open.forEach(([id]) => void started.keep(id))
          },
          {
            label: trans.__('Try again'),
            callback: () => void started.doubts.again()
          }
        ]
      });
    }
  }

  private _warn(_: unknown, { id, error }: Unwritten): void {
    const { message, hint, code } = error;
    const told = this._trans.__(
      'Glue session %1 could not be noted (%2). If it is left running, no page will say so.',
      id,
      code
    );
    Notification.warning(`${told} ${message} ${hint}`, { autoClose: false });
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

  /** The notification about doubts: one at a time; JupyterLab takes an empty id for all. */
  private _doubted = NONE;
}

function doubtOf(
  open: readonly (readonly [string, GlueError])[],
  started: Pick<StartedModel, 'pathOf'>,
  trans: TranslationBundle
): string {
  const [[id, { message }]] = open;
  return open.length === 1
    ? trans.__(
        'Whether the Glue session %1 of %2 still runs could not be checked. %3',
        id,
        nameOfPath(started.pathOf(id) ?? ''),
        message
      )
    : trans.__(
        'Whether %1 Glue sessions of yours still run could not be checked. %2',
        open.length,
        message
      );
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
