/** AWS's "you may not" in what the kernel printed. The server takes it apart; here it is only found. */
import type { IOutput } from '@jupyterlab/nbformat';

import { createdSession, textOf } from './outputs';

/** text: with AWS's whole sentence in it · action: what was denied, null where AWS does not say. */
export interface Refusal {
  readonly text: string;
  readonly action: string | null;
}

const DENIED =
  /is not authorized to perform|\((?:AccessDenied(?:Exception)?|UnauthorizedOperation)\)/;
const ACTION = /not authorized to perform: ([\w-]+:\w+)/;

/** More than the server reads of one text. */
const MOST_CHARACTERS = 100_000;

/** null where AWS denies nothing in `text`. */
export function refusalOf(text: string): Refusal | null {
  return DENIED.test(text)
    ? {
        text: text.slice(0, MOST_CHARACTERS),
        action: ACTION.exec(text)?.[1] ?? null
      }
    : null;
}

/** The refusal in a cell's outputs. */
export function refusalIn(outputs: readonly IOutput[]): Refusal | null {
  return refusalOf(textOf(outputs));
}

/** What AWS denied to a kernel last. */
export class Refusals {
  /** null once its cell succeeds, or a session starts. */
  get last(): Refusal | null {
    return this._last?.refusal ?? null;
  }

  /** Takes note of a cell that has run. */
  observe(id: string, outputs: readonly IOutput[]): void {
    const refusal = refusalIn(outputs);
    if (refusal) {
      this._last = { id, refusal };
    } else if (this._last?.id === id || createdSession(outputs)) {
      this._last = null;
    }
  }

  forget(): void {
    this._last = null;
  }

  private _last: { id: string; refusal: Refusal } | null = null;
}
