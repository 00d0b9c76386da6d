/** What is known of the kernels of open notebooks. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { KernelLives } from '../notebook/kernel-lives';
import { IKernelLives, PLUGIN_IDS } from '../tokens';

/** Requires nothing, since JupyterLab's notebooks wait for the executor, which waits for this. */
export const lives: JupyterFrontEndPlugin<KernelLives> = {
  id: PLUGIN_IDS.lives,
  description: 'Knows role and session of the kernel of each open notebook.',
  autoStart: true,
  provides: IKernelLives,
  activate: () => new KernelLives()
};
