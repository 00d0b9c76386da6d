/** Which sections are folded, kept across reloads. */
import type { IStateDB } from '@jupyterlab/statedb';
import { ISignal, Signal } from '@lumino/signaling';

import { NAMESPACE } from '../tokens';

const STATE_KEY = `${NAMESPACE}:folded`;

export class FoldModel {
  /** @param folded ids of the sections that start folded */
  constructor(
    private readonly _state: IStateDB | null,
    folded: readonly string[]
  ) {
    this._folded = new Set(folded);
  }

  get changed(): ISignal<FoldModel, void> {
    return this._changed;
  }

  isFolded(id: string): boolean {
    return this._folded.has(id);
  }

  /** Reads what an earlier page saved; what was folded by hand meanwhile wins. */
  async restore(): Promise<void> {
    const saved: unknown = await this._state?.fetch(STATE_KEY);
    if (Array.isArray(saved) && !this._isTouched) {
      this._folded = new Set(saved.filter(id => typeof id === 'string'));
      this._changed.emit();
    }
  }

  /** By hand: remembered. */
  async fold(id: string, isFolded: boolean): Promise<void> {
    this._isTouched = true;
    this._set(id, isFolded);
    await this._state?.save(STATE_KEY, [...this._folded]);
  }

  /** Because there is something to see: not remembered. */
  unfold(id: string): void {
    this._set(id, false);
  }

  private _set(id: string, isFolded: boolean): void {
    if (isFolded !== this._folded.has(id)) {
      this._folded[isFolded ? 'add' : 'delete'](id);
      this._changed.emit();
    }
  }

  private _folded: Set<string>;
  private _isTouched = false;
  private readonly _changed = new Signal<FoldModel, void>(this);
}
