/** The rows of a list: made anew only when the list, or what is known of kernels, has changed. */
import type { Session } from '../api/types';
import type { Homes } from './homes';
import { rowsOf, SessionRow } from './session-rows';
import type { Evidence } from './session-whereabouts';

export class ListedRows {
  constructor(
    private readonly _list: { readonly sessions: readonly Session[] },
    private readonly _homes: Homes
  ) {}

  /** The same object until something changes. */
  get all(): readonly SessionRow[] {
    const { sessions } = this._list;
    const { evidence } = this._homes;
    if (sessions !== this._sessions || evidence !== this._evidence) {
      this._sessions = sessions;
      this._evidence = evidence;
      this._rows = rowsOf(sessions, evidence);
    }
    return this._rows;
  }

  private _rows: readonly SessionRow[] = [];
  private _sessions: readonly Session[] | null = null;
  private _evidence: Evidence | null = null;
}
