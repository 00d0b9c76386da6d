/** The lives of all open notebooks' kernels. */
import { Cell, isCodeCellModel } from '@jupyterlab/cells';
import {
  INotebookModel,
  INotebookTracker,
  Notebook,
  NotebookActions,
  NotebookPanel
} from '@jupyterlab/notebook';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import { DEFAULT_LIFETIMES, Lifetimes } from './clock';
import { NotebookLife } from './life';
import type { RoleMemory } from './memory';

/** From the settings. */
export interface Rules {
  readonly isHolding: boolean;
  readonly lifetimes: Lifetimes;
}

export class Lives implements IDisposable {
  constructor() {
    NotebookActions.executionScheduled.connect(this._onSent, this);
    NotebookActions.executed.connect(this._onExecuted, this);
  }

  /** Whether code waits for the role cell to succeed. */
  get isHolding(): boolean {
    return this._rules.isHolding;
  }

  /** How long credentials last. */
  get lifetimes(): Lifetimes {
    return this._rules.lifetimes;
  }

  /** What earlier pages knew. */
  memory: RoleMemory | null = null;

  /** Tells all that are followed, and all that will be. */
  each(tell: (life: NotebookLife) => void): void {
    this.all.forEach(tell);
    this._added.connect((_, life) => tell(life));
  }

  /** Emits each notebook that is opened, once it is followed. */
  get added(): ISignal<Lives, NotebookLife> {
    return this._added;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Those of open notebooks. */
  get all(): readonly NotebookLife[] {
    return [...this._lives.values()];
  }

  /** The life of the kernel of a notebook; null where it is not open. */
  of(model: INotebookModel): NotebookLife | null {
    return this._lives.get(model) ?? null;
  }

  /** Puts other settings in force. */
  configure(rules: Rules): void {
    this._rules = rules;
    this.all.forEach(life => life.look());
  }

  /** Follows all notebooks that `tracker` knows and will know. */
  follow(tracker: INotebookTracker): void {
    tracker.forEach(panel => this._follow(panel));
    tracker.widgetAdded.connect((_, panel) => this._follow(panel), this);
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    NotebookActions.executionScheduled.disconnect(this._onSent, this);
    NotebookActions.executed.disconnect(this._onExecuted, this);
    this.all.forEach(life => life.dispose());
    this._lives.clear();
    Signal.clearData(this);
  }

  private _follow(panel: NotebookPanel): void {
    const { model } = panel.context;
    const known = this._lives.get(model);
    if (known) {
      known.join(panel);
      return;
    }
    const life = new NotebookLife(panel, () => this.memory);
    this._lives.set(model, life);
    life.disposed.connect(() => this._lives.delete(model), this);
    this._added.emit(life);
  }

  private _onSent(
    _: unknown,
    { notebook, cell }: { notebook: Notebook; cell: Cell }
  ): void {
    if (notebook.model && isCodeCellModel(cell.model)) {
      this.of(notebook.model)?.send(cell.model);
    }
  }

  private _onExecuted(
    _: unknown,
    ran: { notebook: Notebook; cell: Cell; success: boolean }
  ): void {
    const { notebook, cell, success } = ran;
    if (notebook.model && isCodeCellModel(cell.model)) {
      this.of(notebook.model)?.observe(cell.model, success);
    }
  }

  private _isDisposed = false;
  private _rules: Rules = { isHolding: true, lifetimes: DEFAULT_LIFETIMES };
  private readonly _lives = new Map<INotebookModel, NotebookLife>();
  private readonly _added = new Signal<Lives, NotebookLife>(this);
}
