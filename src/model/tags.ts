/** The rows in which tags are edited: they also hold what is not fit for a selection yet. */
import type { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { ISelectionModel } from '../tokens';
import { holdsCredential, problemOf, Tag, TagProblem } from './tag-problems';

interface Draft extends Tag {
  readonly id: number;
}

export interface TagRow extends Draft {
  /** Whether the administrator wants this key on every session. */
  readonly isRequired: boolean;
  readonly problem: TagProblem | null;
}

export class TagRows implements IDisposable {
  constructor(private readonly _selection: ISelectionModel) {
    this._read();
    _selection.changed.connect(this._onSelection, this);
  }

  get rows(): readonly TagRow[] {
    return this._rows;
  }

  get changed(): ISignal<TagRows, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Keys that every session must carry: their rows are always there. */
  require(keys: readonly string[]): void {
    this._required = keys;
    this._show(this._drafts);
  }

  add(): void {
    this._write([...this._drafts, this._draft('', '')]);
  }

  edit(id: number, patch: Partial<Tag>): void {
    const edited = (draft: Draft) =>
      draft.id === id ? { ...draft, ...patch } : draft;
    this._write(this._drafts.map(edited));
  }

  remove(id: number): void {
    this._write(this._drafts.filter(draft => draft.id !== id));
  }

  /** Takes `tags` in place of what stands there. */
  fill(tags: Readonly<Record<string, string>>): void {
    this._write(this._draftsOf(tags));
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  private _onSelection(): void {
    if (JSON.stringify(this._selection.value.tags ?? {}) !== this._seen) {
      this._read();
    }
  }

  private _read(): void {
    const tags = this._selection.value.tags ?? {};
    this._seen = JSON.stringify(tags);
    this._show(this._draftsOf(tags));
  }

  private _write(drafts: readonly Draft[]): void {
    this._show(drafts);
    const tags = tagsOf(this._drafts);
    this._seen = JSON.stringify(tags);
    this._selection.update({ tags });
  }

  private _show(drafts: readonly Draft[]): void {
    const missing = this._required
      .filter(key => !drafts.some(draft => draft.key === key))
      .map(key => this._draft(key, ''));
    const all = [...missing, ...drafts];
    this._drafts = all;
    this._rows = all.map((draft, index) => ({
      ...draft,
      isRequired: this._required.includes(draft.key),
      problem: problemOf(all, index, this._required)
    }));
    this._changed.emit();
  }

  private _draftsOf(tags: Readonly<Record<string, string>>): Draft[] {
    return Object.entries(tags).map(([key, value]) => this._draft(key, value));
  }

  private _draft(key: string, value: string): Draft {
    return { id: this._nextId++, key, value };
  }

  private _drafts: readonly Draft[] = [];
  private _rows: readonly TagRow[] = [];
  private _required: readonly string[] = [];
  private _seen = '';
  private _nextId = 1;
  private _isDisposed = false;
  private readonly _changed = new Signal<TagRows, void>(this);
}

/** What the rows amount to, without keyless tags and pasted credentials; of two with the same key the first counts. */
function tagsOf(drafts: readonly Tag[]): Record<string, string> {
  const tags = new Map<string, string>();
  for (const draft of drafts) {
    const { key, value } = draft;
    if (key !== '' && !tags.has(key) && !holdsCredential(draft)) {
      tags.set(key, value);
    }
  }
  return Object.fromEntries(tags);
}
