/**
 * The user's own sessions as items of JupyterLab's Running panel, which draws every item and ends all of them by one
 * button: those of others are for the sidebar.
 */
import type { IRunningSessions } from '@jupyterlab/running';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import '../../style/index.css';
import { gluePanelIcon } from '../icons';
import type { GlueSessions } from '../model/glue-sessions';
import type { SessionRow } from '../model/session-rows';
import { sumsOf } from '../model/session-sums';
import { stopAndShow, stopSessions } from './session-stop';
import { briefOf, hoverOf, remarkOf, titleOf, totalOf } from './session-words';

/** Of more, a dialog without lines would be hard to read. */
const MOST_NAMED = 6;

type Item = IRunningSessions.IRunningItem;

export class RunningItems {
  constructor(
    private readonly _sessions: GlueSessions,
    private readonly _trans: TranslationBundle
  ) {
    const { yours, homes, stops } = _sessions;
    yours.changed.connect(this._tell, this);
    homes.changed.connect(this._tell, this);
    stops.changed.connect(this._tell, this);
  }

  get changed(): ISignal<RunningItems, void> {
    return this._changed;
  }

  /** What runs, and before it what could not be read. */
  get items(): Item[] {
    return [
      ...this._troubles().map(message => this._remark(message)),
      ...this._sessions.running.map(row => this._item(row))
    ];
  }

  /** Asked before all of them are stopped, naming them. */
  get confirmation(): string {
    const trans = this._trans;
    const rows = this._sessions.running;
    const named = rows.slice(0, MOST_NAMED).map(row => briefOf(row, trans));
    const more = rows.length - named.length;
    const others =
      more > 0 ? [trans._n('and %1 more', 'and %1 more', more)] : [];
    return [
      trans._n(
        'This stops %1 session of yours. What runs in it is broken off.',
        'This stops %1 sessions of yours. What runs in them is broken off.',
        rows.length
      ),
      totalOf(sumsOf(rows), trans),
      [...named, ...others].join('; ')
    ].join(' — ');
  }

  /** Keeps the list up to date until the answer is disposed. */
  watch(): IDisposable {
    void this._sessions.identify();
    return this._sessions.yours.watch();
  }

  reload(): void {
    void this._sessions.yours.reload();
  }

  stopAll(): void {
    const rows = this._sessions.running;
    if (rows.length > 0) {
      void stopAndShow(this._sessions, rows, this._trans);
    }
  }

  private _item(row: SessionRow): Item {
    const { _sessions: sessions, _trans: trans } = this;
    const { session, path } = row;
    return {
      icon: () => gluePanelIcon,
      label: () => titleOf(row, trans),
      labelTitle: () => hoverOf(row, trans),
      detail: () => `${session.status} · ${remarkOf(row, trans)}`,
      ...(path === null ? {} : { open: () => void sessions.open(path) }),
      shutdown: () => void stopSessions(sessions, [row], trans)
    };
  }

  private _remark(message: string): Item {
    return { icon: () => '', label: () => message, labelTitle: () => message };
  }

  private _troubles(): string[] {
    const { error, value } = this._sessions.yours.state;
    const told = [error, ...(value?.errors ?? [])];
    return [...new Set(told.flatMap(one => one?.message ?? []))];
  }

  private _tell(): void {
    this._changed.emit();
  }

  private readonly _changed = new Signal<RunningItems, void>(this);
}
