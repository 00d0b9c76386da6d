/** What the status bar shows. It asks nobody: whoever asked AWS anyway tells it. */
import { ISignal, Signal } from '@lumino/signaling';

import type { Access, Identity } from '../api/types';
import type { Sums } from './session-sums';

/** Sessions that run. own: those that are proven to be the user's. */
export interface Burn {
  readonly own: Sums;
  readonly all: Sums;
  /** When AWS was asked. */
  readonly since: Date | null;
}

/**
 * A new object at every change; null for what nobody has told yet.
 *
 * identity: the user's own, while no role is picked.
 */
export interface Status {
  readonly access: Access | null;
  readonly identity: Identity | null;
  readonly burn: Burn | null;
}

export class StatusModel {
  get value(): Status {
    return this._value;
  }

  get changed(): ISignal<StatusModel, void> {
    return this._changed;
  }

  /** A role was assumed, or given up. What burned in another account burns here no more. */
  enter(access: Access | null): void {
    const before = this._value.access;
    if (access === before) {
      return;
    }
    const isSame =
      access?.account === before?.account && access?.region === before?.region;
    const burn = isSame || before === null ? this._value.burn : null;
    this._set({ ...this._value, access, burn });
  }

  /** No role is picked: whoever the user is anyway. null: one is, or nobody knows. */
  be(identity: Identity | null): void {
    if (identity !== this._value.identity) {
      this._set({ ...this._value, identity });
    }
  }

  burn(burn: Burn | null): void {
    if (burn !== this._value.burn) {
      this._set({ ...this._value, burn });
    }
  }

  private _set(value: Status): void {
    this._value = value;
    this._changed.emit();
  }

  private _value: Status = { access: null, identity: null, burn: null };
  private readonly _changed = new Signal<StatusModel, void>(this);
}
