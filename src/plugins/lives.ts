/** What is known of the kernels of open notebooks. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

// eslint-disable-next-line jupyter/prefer-lazy-imports -- it is what this plugin provides: activation needs it at once
import { Lives } from '../notebook/lives';
import { IKernelLives, PLUGIN_IDS } from '../tokens';

/** Requires nothing, since JupyterLab's notebooks wait for the executor, which waits for this. */
export const lives: JupyterFrontEndPlugin<Lives> = {
  id: PLUGIN_IDS.lives,
  description: 'Knows role and session of the kernel of each open notebook.',
  autoStart: true,
  provides: IKernelLives,
  activate: (): Lives => new Lives()
};
