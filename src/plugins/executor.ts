/** Holds code back that would start a session in the wrong account. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookCellExecutor } from '@jupyterlab/notebook';

import type { KernelLives } from '../notebook/kernel-lives';
import { LazyExecutor } from '../notebook/lazy-executor';
import { IKernelLives, PLUGIN_IDS } from '../tokens';

/** Takes the place of `@jupyterlab/notebook-extension:cell-executor`, which package.json disables. */
export const executor: JupyterFrontEndPlugin<INotebookCellExecutor> = {
  id: PLUGIN_IDS.executor,
  description:
    'Runs notebook cells as JupyterLab does; in Glue notebooks, code waits until the role cell has succeeded.',
  autoStart: true,
  provides: INotebookCellExecutor,
  requires: [IKernelLives],
  activate: (_: JupyterFrontEnd, lives: KernelLives) => new LazyExecutor(lives)
};
