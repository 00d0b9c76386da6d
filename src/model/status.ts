/** What the status bar shows. It asks nobody: whoever asked AWS anyway tells it. */
import { ISignal, Signal } from '@lumino/signaling';

import type { Access } from '../api/types';
import type { Sums } from './session-sums';

/** Sessions that run. own: those that are proven to be the user's. */
export interface Burn {
  readonly own: Sums;
  readonly all: Sums;
  /** When AWS was asked. */
  readonly since: Date | null;
}

/** A new object at every change; null for what nobody has told yet. */
export interface Status {
  readonly access: Access | null;
  readonly burn: Burn | null;
}

export class StatusModel {
  get value(): Status {
    return this._value;
  }

  get changed(): ISignal<StatusModel, void> {
    return this._changed;
  }

  /** A role was assumed, or given up. */
  enter(access: Access | null): void {
    if (access !== this._value.access) {
      this._set({ ...this._value, access });
    }
  }

  burn(burn: Burn): void {
    this._set({ ...this._value, burn });
  }

  private _set(value: Status): void {
    this._value = value;
    this._changed.emit();
  }

  private _value: Status = { access: null, burn: null };
  private readonly _changed = new Signal<StatusModel, void>(this);
}
