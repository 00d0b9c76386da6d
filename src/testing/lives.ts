/** A notebook with a kernel that answers what a test says, without a JupyterLab around it. */
import type { ICodeCellModel } from '@jupyterlab/cells';
import { NotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';

import { NotebookLife } from '../notebook/life';
import type { Captured } from './kernel-outputs';

interface Answers {
  /** What `%session_id` prints. */
  readonly session: string;
  readonly implementation: string;
}

/** A kernel that knows kernel_info and `%session_id`; asked: what it was sent. */
class FakeKernel {
  constructor(private readonly _answers: Answers) {}

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
        const content = { name: 'stdout', text: this._answers.session };
        const header = { msg_type: 'stream' };
        future.onIOPub({ channel: 'iopub', header, content });
      })
    };
    return future;
  }
}

export class FakeNotebook {
  constructor(answers: Partial<Answers> = {}) {
    this.kernel = new FakeKernel({
      session: '',
      implementation: 'Python Glue Session',
      ...answers
    });
    const { model, kernel, sessionContext } = this;
    Object.assign(sessionContext, { session: { kernel } });
    // Of a panel, a life knows no more than this.
    const panel = {
      context: { model },
      sessionContext,
      disposed: this._signal
    };
    this.life = new NotebookLife(panel as unknown as NotebookPanel);
  }

  readonly model = new NotebookModel();
  readonly kernel: FakeKernel;
  readonly life: NotebookLife;

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

  restart(): void {
    this.sessionContext.statusChanged.emit('restarting');
  }

  dispose(): void {
    this.life.dispose();
    this.model.dispose();
  }

  private readonly _signal = new Signal<object, void>({});
  private readonly sessionContext = {
    kernelChanged: new Signal<object, void>({}),
    statusChanged: new Signal<object, string>({})
  };
}
