/** Tells what happened: in the panel, and by a notification where the panel is not on screen. */
import { Notification } from '@jupyterlab/apputils';

import type { INoticeModel, Notice, NoticeAction } from '../tokens';

/** JupyterLab cuts longer notifications. */
const MOST_CHARACTERS = 140;

/** Long enough to read two sentences; to decide what to do about them. */
const READING_MS = 10_000;
const DECIDING_MS = 60_000;

export interface ITeller {
  /**
   * @param action something to do about it, on a button: it asks for a notification in any case
   * @returns takes the notification away
   */
  tell(notice: Notice, action?: NoticeAction): () => void;
  /** Shows that something takes long; answers how to end that. */
  progress(message: string, cancel?: NoticeAction): () => void;
}

export class Teller implements ITeller {
  constructor(
    private readonly _notices: INoticeModel,
    private readonly _isPanelVisible: () => boolean
  ) {}

  tell(notice: Notice, action?: NoticeAction): () => void {
    this._notices.tell(notice);
    if (!action && this._isPanelVisible()) {
      return () => undefined;
    }
    const { kind, message, hint } = notice;
    const button = action ?? notice.action;
    const whole = [message, hint].filter(Boolean).join(' ');
    const id = Notification.emit(
      whole.length > MOST_CHARACTERS ? message : whole,
      kind === 'alert' ? 'error' : 'info',
      {
        autoClose: button ? DECIDING_MS : READING_MS,
        actions: button ? [button] : []
      }
    );
    return () => Notification.dismiss(id);
  }

  progress(message: string, cancel?: NoticeAction): () => void {
    this._notices.tell({ kind: 'status', code: 'running', message, hint: '' });
    const id = Notification.emit(message, 'in-progress', {
      autoClose: false,
      actions: cancel ? [cancel] : []
    });
    return () => Notification.dismiss(id);
  }
}
