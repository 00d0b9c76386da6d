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
 * The selection of the notebook in front. A notebook without one starts from the last that was changed anywhere;
 * a field that nobody ever set follows the defaults.
 */
export class SelectionModel implements ISelectionModel {
  constructor(private readonly _state: IStateDB | null) {}

  /** The same object until something changes. */
  get value(): Selection {
    return this._value;
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
    this._tell();
  }

  /** What fields are that nobody set: at once, in every notebook. */
  setDefaults(defaults: Selection): void {
    this._defaults = defaults;
    this._tell();
  }

  /** Speaks of the notebook at `path` from now on; null: of none. */
  bind(path: string | null): void {
    this._path = path;
    this._tell();
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
    this.replace({ ...this._chosen, ...patch });
  }

  replace(selection: Selection): void {
    if (JSONExt.deepEqual(asJSON(selection), asJSON(this._chosen))) {
      return;
    }
    this._touched = true;
    this._last = selection;
    if (this._path !== null) {
      this._notebooks.delete(this._path);
      this._notebooks.set(this._path, selection);
      this._forgetTheOldest();
    }
    this._tell();
    void this._save();
  }

  private get _chosen(): Selection {
    const own = this._path === null ? null : this._notebooks.get(this._path);
    return own ?? this._last;
  }

  private _tell(): void {
    const value = { ...this._defaults, ...this._chosen };
    if (!JSONExt.deepEqual(asJSON(value), asJSON(this._value))) {
      this._value = value;
      this._changed.emit();
    }
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
  private _value: Selection = {};
  private _defaults: Selection = {};
  private _last: Selection = {};
  private _notebooks = new Map<string, Selection>();
  private _touched = false;
  private readonly _changed = new Signal<ISelectionModel, void>(this);
}

/** An interface has no index signature, so TypeScript can't see that it is JSON. */
function asJSON(value: Selection | Saved): PartialJSONObject {
  return value as PartialJSONObject;
}
