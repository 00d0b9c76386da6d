/**
 * Runs notebook cells as JupyterLab does, but holds code back while it would start a session in the wrong account.
 *
 * The kernel answers "ok" for a role that was refused, so that "Run all", which sends every cell to the kernel at once,
 * would go on and start the session in the user's own account. Once sent, a cell can't be called back: neither an
 * interrupt nor a restart is quicker than the kernel. So cells behind a role cell are sent when it has succeeded.
 */
import { ICodeCellModel, isCodeCellModel } from '@jupyterlab/cells';
import { INotebookCellExecutor, runCell } from '@jupyterlab/notebook';

import type { NotebookLife } from './life';
import type { Lives } from './lives';
import { startsSession } from './magics';

type RunOptions = INotebookCellExecutor.IRunCellOptions;
type RunCell = INotebookCellExecutor['runCell'];

export class HoldingExecutor implements INotebookCellExecutor {
  /** @param _run how JupyterLab itself runs a cell */
  constructor(
    private readonly _lives: Pick<Lives, 'of' | 'isHolding'>,
    private readonly _run: RunCell = runCell
  ) {}

  runCell(options: RunOptions): Promise<boolean> {
    const { model } = options.cell;
    const life = this._lives.of(options.notebook);
    const isHeld = this._lives.isHolding && life?.isGuarded;
    if (!life || !isHeld || !isCodeCellModel(model)) {
      return this._run(options);
    }
    return life.isRoleCell(model.id)
      ? this._runRole(life, options)
      : this._runOther(life, model, options);
  }

  private _runRole(life: NotebookLife, options: RunOptions): Promise<boolean> {
    const run = this._run(options);
    life.hold(
      run.then(
        () => life.role?.outcome.ok ?? false,
        () => false
      )
    );
    return run;
  }

  private async _runOther(
    life: NotebookLife,
    model: ICodeCellModel,
    options: RunOptions
  ): Promise<boolean> {
    const source = model.sharedModel.getSource();
    if (!life.gate && life.standing !== 'open' && startsSession(source)) {
      life.hold(life.settle().then(standing => standing === 'open'));
    }
    if (life.gate && !(await this._wait(life.gate, model))) {
      life.refuse();
      return false;
    }
    return this._run(options);
  }

  /** Shows the cell as waiting for its turn. */
  private async _wait(
    gate: Promise<boolean>,
    model: ICodeCellModel
  ): Promise<boolean> {
    model.executionState = 'running';
    try {
      return await gate;
    } finally {
      if (!model.isDisposed) {
        model.executionState = 'idle';
      }
    }
  }
}
