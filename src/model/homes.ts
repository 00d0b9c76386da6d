/** Which sessions the kernels of this Jupyter server work in, or were seen to work in. */
import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import type * as nbformat from '@jupyterlab/nbformat';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { Session } from '../api/types';
import type { NotebookLife } from '../notebook/life';
import { createdSession } from '../notebook/outputs';
import { Evidence, Home, tellsOwner } from './session-whereabouts';
import { Sighting, Sightings } from './sightings';

/** What is known of the kernels of open notebooks. */
export interface OpenNotebooks {
  readonly all: readonly NotebookLife[];
  readonly added: ISignal<unknown, NotebookLife>;
}

/** The kernels that run on the server, JupyterLab's own knowledge of them. */
export interface Kernels {
  running(): IterableIterator<{ readonly id: string }>;
  refreshRunning(): Promise<void>;
  readonly runningChanged: ISignal<unknown, unknown>;
}

/** One session, and the notebook whose kernel works or worked in it. */
export interface Sighted extends Sighting {
  readonly sessionId: string;
}

export class Homes implements IDisposable {
  constructor(
    private readonly _lives: OpenNotebooks,
    private readonly _kernels: Kernels
  ) {
    _kernels.runningChanged.connect(this._onKernels, this);
    this._running = runningIn(_kernels);
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get changed(): ISignal<Homes, void> {
    return this._changed;
  }

  /** Emits the sessions that kernels start to work in. */
  get found(): ISignal<Homes, Sighted> {
    return this._found;
  }

  /** Emits those that they let go of: restarted, shut down or killed, or after "Stopped session.". */
  get left(): ISignal<Homes, Sighted> {
    return this._left;
  }

  /** Emits the sessions whose notebook has another path now. */
  get moved(): ISignal<Homes, readonly string[]> {
    return this._moved;
  }

  /** Starts to follow notebooks, those that are open included: whoever wants to hear of them is connected by now. */
  follow(): void {
    this._lives.all.forEach(life => this._follow(null, life));
    this._lives.added.connect(this._follow, this);
  }

  /** What is known; a new object at every change. */
  get evidence(): Evidence {
    this._evidence ??= this._gather();
    return this._evidence;
  }

  /** The open notebook that works in a session, or that last did. */
  lifeOf(sessionId: string): NotebookLife | null {
    const path = this._sightings.all.get(sessionId)?.path;
    const { all } = this._lives;
    return (
      all.find(life => life.askedFor === sessionId) ??
      all.find(life => life.panel.context.path === path) ??
      null
    );
  }

  /** Takes note of what AWS calls the user. */
  own(userId: string): void {
    if (!this._owners.has(userId)) {
      this._owners.add(userId);
      this._tell();
    }
  }

  /** Learns from the owner tags of the user's own sessions by which other sessions are the user's. */
  learn(sessions: readonly Session[]): void {
    for (const { id, owner } of sessions) {
      if (owner && this._sightings.all.has(id) && tellsOwner(owner)) {
        this.own(owner);
      }
    }
  }

  /** What other pages saw; what this page saw itself wins. */
  recall(sightings: ReadonlyMap<string, Sighting>): void {
    this._sightings.recall(sightings);
    this._lives.all.forEach(life => this._recollect(life));
    this._tell();
  }

  /** Has JupyterLab ask for the kernels that run now: it hears of another page's some seconds late. */
  async renew(): Promise<void> {
    await this._kernels.refreshRunning();
  }

  dispose(): void {
    this._isDisposed = true;
    this._kernels.runningChanged.disconnect(this._onKernels, this);
    this._lives.added.disconnect(this._follow, this);
    Signal.clearData(this);
  }

  private _follow(_: unknown, life: NotebookLife): void {
    const { context } = life.panel;
    life.changed.connect(this._note, this);
    this._paths.set(context, context.path);
    context.pathChanged.connect(this._onPath, this);
    this._note(life);
    void context.ready.then(() => this._read(life));
  }

  /** A notebook was renamed, or moved. */
  private _onPath(context: NotebookPanel['context'], path: string): void {
    const before = this._paths.get(context);
    this._paths.set(context, path);
    if (before === undefined) {
      return;
    }
    for (const [id, mentioned] of this._mentions) {
      this._mentions.set(id, mentioned === before ? path : mentioned);
    }
    const moved = this._sightings.move(before, path);
    this._tell();
    this._moved.emit(moved);
  }

  private _note(life: NotebookLife): void {
    const before = this._current.get(life) ?? null;
    const now = life.askedFor;
    if (now === before) {
      this._recollect(life);
      return;
    }
    this._current.set(life, now);
    const { path } = life.panel.context;
    if (before !== null) {
      this._leave(before, path);
    }
    if (now !== null) {
      const sighting = { path, kernelId: life.kernel?.id ?? null };
      this._sightings.see(now, sighting);
      this._found.emit({ sessionId: now, ...sighting });
    }
    this._tell();
  }

  /** Settles what an earlier page saw: does this kernel still work in that session? */
  private _recollect(life: NotebookLife): void {
    const kernelId = life.kernel?.id;
    const seen = [...this._sightings.all].filter(
      ([, sighting]) => kernelId && sighting.kernelId === kernelId
    );
    if (seen.length === 0 || life.askedFor !== null) {
      return;
    }
    if (life.standing === 'unknown') {
      void life.settle();
    } else if (life.standing !== 'open') {
      // the kernel was restarted while nobody looked
      seen.forEach(([id, { path }]) => this._leave(id, path));
    }
  }

  /** A kernel may end while its notebook is closed. */
  private _onKernels(): void {
    const running = runningIn(this._kernels);
    for (const [id, { path, kernelId }] of this._sightings.all) {
      if (kernelId && this._running.has(kernelId) && !running.has(kernelId)) {
        this._leave(id, path);
      }
    }
    this._running = running;
    this._tell();
  }

  private _leave(sessionId: string, path: string): void {
    if (this._sightings.all.get(sessionId)?.kernelId !== null) {
      const sighting = { path, kernelId: null };
      this._sightings.see(sessionId, sighting);
      this._left.emit({ sessionId, ...sighting });
    }
  }

  /** Looks for sessions that the notebook's saved outputs tell of. */
  private _read({ panel }: NotebookLife): void {
    for (const cell of panel.context.model.cells) {
      const told = isCode(cell) ? createdSession(textsOf(cell)) : null;
      if (told !== null) {
        this._mentions.set(told, panel.context.path);
      }
    }
    this._tell();
  }

  private _gather(): Evidence {
    const homes = new Map<string, Home>();
    for (const [id, { path, kernelId, isElsewhere }] of this._sightings.all) {
      const isAlive = kernelId !== null && this._isRunning(id, kernelId);
      homes.set(id, { path, isAlive, isElsewhere });
    }
    return {
      homes,
      mentions: new Map(this._mentions),
      owners: new Set(this._owners)
    };
  }

  /** JupyterLab hears of a new kernel some seconds late, the notebook at once. */
  private _isRunning(sessionId: string, kernelId: string): boolean {
    return (
      this._running.has(kernelId) ||
      this._lives.all.some(life => life.askedFor === sessionId)
    );
  }

  private _tell(): void {
    this._evidence = null;
    this._changed.emit();
  }

  private readonly _current = new WeakMap<NotebookLife, string | null>();
  private readonly _mentions = new Map<string, string>();
  private readonly _owners = new Set<string>();
  private readonly _changed = new Signal<Homes, void>(this);
  private readonly _found = new Signal<Homes, Sighted>(this);
  private readonly _left = new Signal<Homes, Sighted>(this);
  private readonly _moved = new Signal<Homes, readonly string[]>(this);
  private readonly _paths = new WeakMap<object, string>();
  private readonly _sightings = new Sightings();
  private _running: ReadonlySet<string>;
  private _evidence: Evidence | null = null;
  private _isDisposed = false;
}

function runningIn(kernels: Kernels): ReadonlySet<string> {
  return new Set([...kernels.running()].map(({ id }) => id));
}

function isCode(cell: ICellModel): cell is ICodeCellModel {
  return cell.type === 'code';
}

/** What was printed: pictures and tables are left alone. */
function textsOf({ outputs }: ICodeCellModel): nbformat.IOutput[] {
  const all = Array.from({ length: outputs.length }, (_, i) => outputs.get(i));
  return all.filter(({ type }) => type === 'stream').map(one => one.toJSON());
}
