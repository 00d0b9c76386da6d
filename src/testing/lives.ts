/** A notebook with a kernel that answers what a test says, without a JupyterLab around it. */
import type { ICodeCellModel } from '@jupyterlab/cells';
import { NotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';

import { NotebookLife } from '../notebook/life';
import type { Captured } from './kernel-outputs';
import type { CellContent } from './notebooks';

interface Answers {
  /** What the kernel prints for code that is not a cell's. */
  readonly prints: (code: string) => string;
  readonly implementation: string;
}

/** A kernel that says what it is, and prints what it is told to; asked: what it was sent. */
class FakeKernel {
  constructor(private readonly _answers: Answers) {}

  readonly id = 'kernel-1';
  readonly asked: string[] = [];

  get info(): Promise<object> {
    const { implementation } = this._answers;
    return Promise.resolve({ status: 'ok', implementation });
  }

  requestExecute({ code }: { code: string }): object {
    this.asked.push(code);
    const future = {
      onIOPub: (message: object): unknown => message,
      done: Promise.resolve().then(() => {
        const content = { name: 'stdout', text: this._answers.prints(code) };
        const header = { msg_type: 'stream' };
        future.onIOPub({ channel: 'iopub', header, content });
      })
    };
    return future;
  }
}

class FakeContext {
  path = 'walk-through.ipynb';
  readonly ready = Promise.resolve();
  readonly pathChanged = new Signal<FakeContext, string>(this);
}

export class FakeNotebook {
  constructor(answers: Partial<Answers> = {}) {
    this.kernel = new FakeKernel({
      prints: () => '',
      implementation: 'Python Glue Session',
      ...answers
    });
    const { model, kernel, sessionContext } = this;
    const restartKernel = async (): Promise<void> => this.restart();
    Object.assign(sessionContext, { session: { kernel }, restartKernel });
    // Of a panel, a life knows no more than this.
    const panel = {
      context: Object.assign(this._context, { model }),
      sessionContext
    };
    this._closed = new Signal<object, void>(panel);
    Object.assign(panel, { disposed: this._closed });
    this.life = new NotebookLife(panel as unknown as NotebookPanel);
  }

  readonly model = new NotebookModel();
  readonly kernel: FakeKernel;
  readonly life: NotebookLife;

  /** Has these cells, and no others. */
  fill(...cells: CellContent[]): void {
    const { sharedModel } = this.model;
    sharedModel.deleteCellRange(0, sharedModel.cells.length);
    sharedModel.insertCells(0, cells);
  }

  /** The cell's model, as what the kernel printed for it. */
  code(index: number): ICodeCellModel {
    return this.model.cells.get(index) as ICodeCellModel;
  }

  /** The cell at `index` has run, and the kernel printed this. */
  ran(index: number, { outputs, replied }: Captured): void {
    const model = this.code(index);
    model.outputs.fromJSON(outputs);
    this.life.observe(model, replied);
  }

  /** A cell is running, and the kernel has printed this so far. */
  prints(text: string): void {
    const content = { name: 'stdout', text };
    const header = { msg_type: 'stream' };
    const message = { channel: 'iopub', header, content };
    this.sessionContext.iopubMessage.emit(message);
  }

  /** The kernel has said what it is. */
  recognised(): Promise<void> {
    return new Promise(resolve => {
      const look = (): void => {
        if (this.life.isGlue !== null) {
          resolve();
        }
      };
      this.life.changed.connect(look);
      look();
    });
  }

  /** The notebook gets another path. */
  rename(path: string): void {
    this._context.path = path;
    this._context.pathChanged.emit(path);
  }

  /** How often the kernel was restarted. */
  restarts = 0;

  restart(): void {
    this.restarts++;
    this.says('restarting');
    // JupyterLab 4.5 tells of the same kernel as of a new one then
    this.sessionContext.kernelChanged.emit();
  }

  /** The kernel's status becomes these, one after the other. */
  says(...statuses: string[]): void {
    statuses.forEach(one => this.sessionContext.statusChanged.emit(one));
  }

  /** Another view of the notebook is opened; call what it returns to close that again. */
  openView(): () => void {
    const { panel } = this.life;
    const view = { ...panel, disposed: new Signal<object, void>({}) };
    const disposed = new Signal<object, void>(view);
    this.life.join(
      Object.assign(view, { disposed }) as unknown as NotebookPanel
    );
    return () => disposed.emit();
  }

  /** The view that was there from the beginning is closed. */
  closeFirst(): void {
    this._closed.emit();
  }

  dispose(): void {
    this.life.dispose();
    this.model.dispose();
  }

  private readonly _closed: Signal<object, void>;
  private readonly _context = new FakeContext();
  private readonly sessionContext = {
    kernelChanged: new Signal<object, void>({}),
    statusChanged: new Signal<object, string>({}),
    iopubMessage: new Signal<object, object>({})
  };
}
