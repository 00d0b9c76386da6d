/** What is fetched when it is first needed, so that a page that never needs it does not pay for it. */
import { ISignal, Signal } from '@lumino/signaling';

export class Lazy<T> {
  /** @param _make fetches and makes it; called again after it has failed */
  constructor(private readonly _make: () => Promise<T>) {}

  /** null until somebody has needed it. */
  get current(): T | null {
    return this._current;
  }

  /** Emits it once it is there. */
  get loaded(): ISignal<this, T> {
    return this._loaded;
  }

  load(): Promise<T> {
    return (this._loading ??= this._fetch());
  }

  private async _fetch(): Promise<T> {
    try {
      const made = await this._make();
      this._current = made;
      this._loaded.emit(made);
      return made;
    } catch (reason) {
      this._loading = null;
      throw reason;
    }
  }

  private _current: T | null = null;
  private _loading: Promise<T> | null = null;
  private readonly _loaded = new Signal<this, T>(this);
}
