/** Which kernels are Glue kernels, as far as they have said so: what is needed before anything of Glue is fetched. */
import type { ISessionContext } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel } from '@jupyterlab/services';
import { ISignal, Signal } from '@lumino/signaling';

import { isGlueKernel } from './kernel';

export class GlueKernels {
  /** Emits for each notebook kernel that turns out to be a Glue kernel. */
  get found(): ISignal<GlueKernels, void> {
    return this._found;
  }

  /** null: it has not said so yet. */
  isGlue({ id }: Pick<Kernel.IKernelConnection, 'id'>): boolean | null {
    return this._known.get(id) ?? null;
  }

  /** Asks the kernels of all notebooks that `tracker` knows and will know. */
  follow(tracker: INotebookTracker): void {
    tracker.forEach(panel => this._follow(panel));
    tracker.widgetAdded.connect((_, panel) => this._follow(panel), this);
  }

  private _follow({ sessionContext }: NotebookPanel): void {
    sessionContext.kernelChanged.connect(this._onKernel, this);
    void this._onKernel(sessionContext);
  }

  private async _onKernel({ session }: ISessionContext): Promise<void> {
    const kernel = session?.kernel;
    if (kernel) {
      const isGlue = await isGlueKernel(kernel);
      this._known.set(kernel.id, isGlue);
      if (isGlue) {
        this._found.emit();
      }
    }
  }

  private readonly _known = new Map<string, boolean>();
  private readonly _found = new Signal<GlueKernels, void>(this);
}
