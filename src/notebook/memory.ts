/** When kernels were handed their roles, kept across reloads of the page: nobody could ask them. */
import type { IStateDB } from '@jupyterlab/statedb';

import { NAMESPACE } from '../tokens';

const STATE_KEY = `${NAMESPACE}:role-runs`;

/** Kernels beyond this many, the oldest first, are forgotten. */
const MOST_KERNELS = 50;

type Saved = Readonly<Record<string, { at: string; source: string }>>;

/** When a kernel was handed a role, and by which cell. */
export interface Remembered {
  readonly at: Date;
  readonly source: string;
}

export class RoleMemory {
  constructor(private readonly _state: IStateDB) {}

  async recall(kernelId: string): Promise<Remembered | null> {
    const run = (await this._read())[kernelId];
    return run ? { at: new Date(run.at), source: run.source } : null;
  }

  async keep(kernelId: string, { at, source }: Remembered): Promise<void> {
    const others = Object.entries(await this._read()).filter(
      ([id]) => id !== kernelId
    );
    const run = { at: at.toISOString(), source };
    const newest = [...others, [kernelId, run] as const].slice(-MOST_KERNELS);
    await this._state.save(STATE_KEY, Object.fromEntries(newest));
  }

  private async _read(): Promise<Saved> {
    const saved: unknown = await this._state.fetch(STATE_KEY);
    return typeof saved === 'object' && saved !== null ? (saved as Saved) : {};
  }
}
