/** Role ARNs that were typed and let us in, the last first. */
import type { IStateDB } from '@jupyterlab/statedb';
import { ISignal, Signal } from '@lumino/signaling';

import { NAMESPACE } from '../tokens';

const STATE_KEY = `${NAMESPACE}:recent-roles`;
const MOST = 5;

export class RecentRoles {
  constructor(private readonly _state: IStateDB | null) {}

  get arns(): readonly string[] {
    return this._arns;
  }

  get changed(): ISignal<RecentRoles, void> {
    return this._changed;
  }

  async restore(): Promise<void> {
    const saved: unknown = await this._state?.fetch(STATE_KEY);
    if (Array.isArray(saved)) {
      const arns = saved.filter(arn => typeof arn === 'string');
      this._set([...this._arns, ...arns]);
    }
  }

  async remember(arn: string): Promise<void> {
    this._set([arn, ...this._arns]);
    await this._state?.save(STATE_KEY, [...this._arns]);
  }

  private _set(arns: readonly string[]): void {
    this._arns = [...new Set(arns)].slice(0, MOST);
    this._changed.emit();
  }

  private _arns: readonly string[] = [];
  private readonly _changed = new Signal<RecentRoles, void>(this);
}
