/** The one thing that just happened, for the panel's live regions. */
import { ISignal, Signal } from '@lumino/signaling';

import type { INoticeModel, Notice } from '../tokens';

export class NoticeModel implements INoticeModel {
  get current(): Notice | null {
    return this._current;
  }

  get changed(): ISignal<INoticeModel, void> {
    return this._changed;
  }

  tell(notice: Notice | null): void {
    this._current = notice;
    this._changed.emit();
  }

  private _current: Notice | null = null;
  private readonly _changed = new Signal<INoticeModel, void>(this);
}
