/** What the selection would look like as cells, asked for when the selection comes to rest. */
import { Debouncer } from '@lumino/polling';

import type { GlueClient } from '../api/client';
import type { Cells, Selection } from '../api/types';
import type { ISelectionModel } from '../tokens';
import { Resource } from './resource';

const REST_MS = 250;

export class PreviewModel extends Resource<Selection, Cells> {
  constructor(
    client: GlueClient,
    private readonly _selection: ISelectionModel
  ) {
    super((selection, { signal }) => client.cells(selection, signal), {
      survivesKeys: true
    });
    this._debouncer = new Debouncer(() => this.refresh(), REST_MS);
    _selection.changed.connect(this._onSelection, this);
  }

  /** Whether anybody looks: without, changes are not followed. */
  setActive(isActive: boolean): void {
    this._isActive = isActive;
    if (isActive && this._isOutdated) {
      void this.refresh();
    }
  }

  /** Asks now. */
  async refresh(): Promise<void> {
    this._isOutdated = false;
    await this.load(this._selection.value);
  }

  override dispose(): void {
    this._selection.changed.disconnect(this._onSelection, this);
    this._debouncer.dispose();
    super.dispose();
  }

  private _onSelection(): void {
    this._isOutdated = true;
    if (this._isActive) {
      void this._debouncer.invoke();
    }
  }

  private readonly _debouncer: Debouncer;
  private _isActive = false;
  private _isOutdated = true;
}
