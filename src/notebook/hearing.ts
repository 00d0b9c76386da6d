/** Which session a kernel works in, heard of while its cell still runs: whoever runs it, and long before it has ended. */
import { KernelMessage } from '@jupyterlab/services';

import {
  connectedSession,
  createdSession,
  requestedSession,
  tellsLoss
} from './outputs';

type Outputs = Parameters<typeof createdSession>[0];

export class Hearing {
  /** The session that was asked for last, whether or not it is ready; null for none, and after its end. */
  get sessionId(): string | null {
    return this._sessionId;
  }

  /** The one of these that AWS has created; null while it is only asked for, and after its end. */
  get created(): string | null {
    return this._created;
  }

  /** Takes note of a message of the kernel's, which sends whole lines. Answers whether it told anything new. */
  hear(message: KernelMessage.IMessage): boolean {
    return KernelMessage.isStreamMsg(message)
      ? this.read([{ output_type: 'stream', ...message.content }])
      : false;
  }

  /** The same of all that a cell has printed. */
  read(outputs: Outputs): boolean {
    const { _sessionId: before, _created: beforeThat } = this;
    const isLost = tellsLoss(outputs);
    const works = createdSession(outputs) ?? connectedSession(outputs);
    const asked = works ?? requestedSession(outputs);
    this._created = works ?? (isLost || asked ? null : beforeThat);
    this._sessionId = asked ?? (isLost ? null : before);
    return this._sessionId !== before || this._created !== beforeThat;
  }

  /** Another kernel, or another life of the same. */
  forget(): void {
    this._sessionId = null;
    this._created = null;
  }

  private _sessionId: string | null = null;
  private _created: string | null = null;
}
