/** Which session a kernel works in, heard of while its cell still runs: whoever runs it, and long before it has ended. */
import { KernelMessage } from '@jupyterlab/services';

import {
  connectedSession,
  createdSession,
  requestedSession,
  tellsStop
} from './outputs';

type Outputs = Parameters<typeof createdSession>[0];

export class Hearing {
  /** The session that was asked for last, whether or not it is ready; null for none, and after its end. */
  get sessionId(): string | null {
    return this._sessionId;
  }

  /** Takes note of a message of the kernel's, which sends whole lines. Answers whether it told anything new. */
  hear(message: KernelMessage.IMessage): boolean {
    return KernelMessage.isStreamMsg(message)
      ? this.read([{ output_type: 'stream', ...message.content }])
      : false;
  }

  /** The same of all that a cell has printed. */
  read(outputs: Outputs): boolean {
    const before = this._sessionId;
    const kept = tellsStop(outputs) ? null : before;
    this._sessionId =
      createdSession(outputs) ??
      connectedSession(outputs) ??
      requestedSession(outputs) ??
      kept;
    return this._sessionId !== before;
  }

  /** Another kernel, or another life of the same. */
  forget(): void {
    this._sessionId = null;
  }

  private _sessionId: string | null = null;
}
