/** Leaves the cells of other kernels to JupyterLab, and fetches what looks after Glue's with the first that may be one. */
import { INotebookCellExecutor, runCell } from '@jupyterlab/notebook';

import { Lazy } from '../lazy';
import type { GlueKernels } from './glue-kernels';
import type { KernelLives } from './kernel-lives';

type RunOptions = INotebookCellExecutor.IRunCellOptions;
type RunCell = INotebookCellExecutor['runCell'];

export class LazyExecutor implements INotebookCellExecutor {
  /** @param _run how JupyterLab itself runs a cell */
  constructor(
    private readonly _lives: Pick<KernelLives, 'load'> & {
      readonly kernels: Pick<GlueKernels, 'isGlue'>;
    },
    private readonly _run: RunCell = runCell
  ) {}

  async runCell(options: RunOptions): Promise<boolean> {
    if (this._isGlue(options) === false) {
      return this._run(options);
    }
    const holding = await this._holding.load().catch((reason: unknown) => {
      console.error('What holds code back could not be fetched.', reason);
    });
    if (holding) {
      return holding.runCell(options);
    }
    // a session in the wrong account is worse than a cell that does not run
    return this._isGlue(options) ? false : this._run(options);
  }

  /** null: the kernel has not said what it is, or there is none yet. */
  private _isGlue({ sessionContext }: RunOptions): boolean | null {
    const kernel = sessionContext?.session?.kernel;
    return kernel ? this._lives.kernels.isGlue(kernel) : null;
  }

  private readonly _holding = new Lazy(async () => {
    const [{ HoldingExecutor }, lives] = await Promise.all([
      import(/* webpackChunkName: "glue" */ './executor'),
      this._lives.load()
    ]);
    return new HoldingExecutor(lives, this._run);
  });
}
