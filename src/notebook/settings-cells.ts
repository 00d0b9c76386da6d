/** Which cells of a notebook speak to the kernel of settings. A cell is read again only when it changes. */
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { Part } from '../api/types';
import { handsOverRole, settersOf } from './magics';
import { MARK, readMark } from './marks';
import type { SharedCell, SharedNotebook } from './write';

interface Meaning {
  /** Of the panel's mark; null: the user's own. */
  readonly part: Part | null;
  readonly handsOverRole: boolean;
  readonly hasSettings: boolean;
}

const NOTHING: Meaning = {
  part: null,
  handsOverRole: false,
  hasSettings: false
};

/** Of what the shared model tells of a change, all that matters here. */
interface CellChange {
  readonly sourceChange?: unknown;
  readonly metadataChange?: unknown;
}

export class SettingsCells implements IDisposable {
  constructor(private readonly _notebook: SharedNotebook) {
    _notebook.changed.connect(this._onNotebook, this);
  }

  /** Emits when a cell that said something says something else, or cells come and go. */
  get changed(): ISignal<SettingsCells, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * The cells that say whose account to work in, in their order: the panel's role cell, else whatever hands over a role,
   * the user's own cells included.
   */
  get roles(): readonly SharedCell[] {
    const cells = this._where(({ handsOverRole, part }) =>
      Boolean(handsOverRole || part === 'role')
    );
    const marked = cells.filter(cell => this._meaningOf(cell).part === 'role');
    return marked.length > 0 ? marked : cells;
  }

  /** All that say anything, the panel's and the user's, in one string. */
  get text(): string {
    const cells = this._where(({ hasSettings, part }) =>
      Boolean(hasSettings || part)
    );
    return JSON.stringify(cells.map(cell => cell.getSource()));
  }

  /** Whether a cell hands over a role in exactly these words. */
  handsOver(source: string): boolean {
    return this._where(cell => cell.handsOverRole).some(
      cell => cell.getSource() === source
    );
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private _where(isWanted: (meaning: Meaning) => boolean): SharedCell[] {
    return this._notebook.cells.filter(cell => isWanted(this._meaningOf(cell)));
  }

  private _meaningOf(cell: SharedCell): Meaning {
    const known = this._known.get(cell);
    if (known) {
      return known;
    }
    const meaning = meaningOf(cell);
    this._known.set(cell, meaning);
    cell.changed.connect(this._onCell, this);
    return meaning;
  }

  private _onCell(cell: SharedCell, change: CellChange): void {
    if (change.sourceChange || change.metadataChange) {
      const { hasSettings, part } = this._known.get(cell) ?? NOTHING;
      this._known.delete(cell);
      if (hasSettings || part) {
        this._changed.emit();
      }
    }
  }

  private _onNotebook(
    _: unknown,
    change: { readonly cellsChange?: unknown }
  ): void {
    if (change.cellsChange) {
      this._changed.emit();
    }
  }

  private _isDisposed = false;
  private readonly _changed = new Signal<SettingsCells, void>(this);
  private readonly _known = new WeakMap<SharedCell, Meaning>();
}

function meaningOf(cell: SharedCell): Meaning {
  if (cell.cell_type !== 'code') {
    return NOTHING;
  }
  const source = cell.getSource();
  return {
    part: readMark(cell.getMetadata(MARK))?.part ?? null,
    handsOverRole: handsOverRole(source),
    hasSettings: settersOf(source).length > 0
  };
}
