/** What the user picked: one selection a notebook, kept across reloads. */
import type { IStateDB } from '@jupyterlab/statedb';
import { JSONExt, PartialJSONObject } from '@lumino/coreutils';
import { ISignal, Signal } from '@lumino/signaling';

import type { Selection } from '../api/types';
import { ISelectionModel, NAMESPACE } from '../tokens';

const STATE_KEY = `${NAMESPACE}:selections`;

/** A notebook beyond this many, the least recently changed first, starts from the last selection again. */
const MOST_NOTEBOOKS = 100;

interface Saved {
  readonly last: Selection;
  readonly notebooks: Readonly<Record<string, Selection>>;
}

function isSaved(value: unknown): value is Saved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'last' in value &&
    'notebooks' in value
  );
}

/**
 * The selection of the notebook in front. A notebook without one starts from the last that was changed anywhere.
 */
export class SelectionModel implements ISelectionModel {
  constructor(private readonly _state: IStateDB | null) {}

  get value(): Selection {
    return (
      (this._path === null ? null : this._notebooks.get(this._path)) ??
      this._last
    );
  }

  get changed(): ISignal<ISelectionModel, void> {
    return this._changed;
  }

  /** Reads what an earlier page saved; what the user changed meanwhile wins. */
  async restore(): Promise<void> {
    const saved: unknown = await this._state?.fetch(STATE_KEY);
    if (!isSaved(saved) || this._touched) {
      return;
    }
    this._last = saved.last;
    this._notebooks = new Map(Object.entries(saved.notebooks));
    this._changed.emit();
  }

  /** Speaks of the notebook at `path` from now on; null: of none. */
  bind(path: string | null): void {
    const before = this.value;
    this._path = path;
    if (this.value !== before) {
      this._changed.emit();
    }
  }

  /** The notebook at `from` is called `to` now. */
  rename(from: string, to: string): void {
    const selection = this._notebooks.get(from);
    if (selection) {
      this._notebooks.delete(from);
      this._notebooks.set(to, selection);
    }
    if (this._path === from) {
      this._path = to;
    }
  }

  update(patch: Selection): void {
    this.replace({ ...this.value, ...patch });
  }

  replace(selection: Selection): void {
    if (JSONExt.deepEqual(asJSON(selection), asJSON(this.value))) {
      return;
    }
    this._touched = true;
    this._last = selection;
    if (this._path !== null) {
      this._notebooks.delete(this._path);
      this._notebooks.set(this._path, selection);
      this._forgetTheOldest();
    }
    this._changed.emit();
    void this._save();
  }

  private _forgetTheOldest(): void {
    const [oldest] = this._notebooks.keys();
    if (this._notebooks.size > MOST_NOTEBOOKS) {
      this._notebooks.delete(oldest);
    }
  }

  private async _save(): Promise<void> {
    const notebooks = Object.fromEntries(this._notebooks);
    await this._state?.save(STATE_KEY, asJSON({ last: this._last, notebooks }));
  }

  private _path: string | null = null;
  private _last: Selection = {};
  private _notebooks = new Map<string, Selection>();
  private _touched = false;
  private readonly _changed = new Signal<ISelectionModel, void>(this);
}

/** An interface has no index signature, so TypeScript can't see that it is JSON. */
function asJSON(value: Selection | Saved): PartialJSONObject {
  return value as PartialJSONObject;
}
