/** The shared model: what the user picked, where it would go, and who asks the server. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator } from '@jupyterlab/translation';

import { Lazy } from '../lazy';
import type { KernelLives } from '../notebook/kernel-lives';
import { IGlue, IKernelLives, PLUGIN_IDS } from '../tokens';
import { bundle } from './translation';

export const model: JupyterFrontEndPlugin<IGlue> = {
  id: PLUGIN_IDS.model,
  description: 'Keeps what the user picked for AWS Glue, a notebook each.',
  autoStart: true,
  provides: IGlue,
  requires: [INotebookTracker, IKernelLives],
  optional: [IStateDB, ITranslator, ISettingRegistry],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    lives: KernelLives,
    state: IStateDB | null,
    translator: ITranslator | null,
    settings: ISettingRegistry | null
  ): IGlue => {
    const trans = bundle(translator);
    const model = new Lazy(async () => {
      const { createGlue } = await import(
        /* webpackChunkName: "glue" */ '../model/glue'
      );
      return createGlue({ app, tracker, lives, state, settings, trans });
    });
    return { model };
  }
};
