/** Glue sessions in JupyterLab's panel of what runs, once Glue is used on this page; Notebook has no such panel. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IRunningSessionManagers } from '@jupyterlab/running';
import { ITranslator } from '@jupyterlab/translation';

import { IGlue, PLUGIN_IDS } from '../tokens';
import { bundle } from './translation';

export const running: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.running,
  description: 'Lists the Glue sessions in the panel "Running".',
  autoStart: true,
  requires: [IGlue],
  optional: [IRunningSessionManagers, ITranslator],
  activate: (
    _: JupyterFrontEnd,
    glue: IGlue,
    managers: IRunningSessionManagers | null,
    translator: ITranslator | null
  ): void => {
    glue.model.loaded.connect(async (_, model) => {
      const { RunningGlueSessions } = await import(
        /* webpackChunkName: "glue" */ '../widgets/running'
      );
      managers?.add(new RunningGlueSessions(model, bundle(translator)));
    });
  }
};
