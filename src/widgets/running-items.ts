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
import { isOwn, SessionRow } from '../model/session-rows';
import { stopAndShow, stopSessions } from './session-stop';
import { hoverOf, remarkOf, titleOf } from './session-words';

type Item = IRunningSessions.IRunningItem;

export class RunningItems {
  constructor(
    private readonly _sessions: GlueSessions,
    private readonly _trans: TranslationBundle
  ) {
    const { list, homes, stops } = _sessions;
    list.changed.connect(this._tell, this);
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
      ...this._running().map(row => this._item(row))
    ];
  }

  /** Asked before all of them are stopped. */
  get confirmation(): string {
    return this._trans._n(
      'This stops %1 session of yours. What runs in it is broken off.',
      'This stops %1 sessions of yours. What runs in them is broken off.',
      this._running().length
    );
  }

  /** Keeps the list up to date until the answer is disposed. */
  watch(): IDisposable {
    return this._sessions.list.watch();
  }

  reload(): void {
    void this._sessions.list.reload();
  }

  stopAll(): void {
    const rows = this._running();
    if (rows.length > 0) {
      void stopAndShow(this._sessions, rows, this._trans);
    }
  }

  private _running(): readonly SessionRow[] {
    return this._sessions.rows.filter(row => row.isLiving && isOwn(row));
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
    const { error, value } = this._sessions.list.state;
    return [
      ...(error ? [error.message] : []),
      ...(value?.errors.map(({ message }) => message) ?? [])
    ];
  }

  private _tell(): void {
    this._changed.emit();
  }

  private readonly _changed = new Signal<RunningItems, void>(this);
}
