/** Glue sessions in JupyterLab's panel of what runs; Notebook has none beside a notebook. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IRunningSessionManagers } from '@jupyterlab/running';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IGlueModel, NAMESPACE, PLUGIN_IDS } from '../tokens';
import { RunningGlueSessions } from '../widgets/running';

export const running: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.running,
  description: 'Lists the Glue sessions in the panel "Running".',
  autoStart: true,
  requires: [IGlueModel],
  optional: [IRunningSessionManagers, ITranslator],
  activate: (
    _: JupyterFrontEnd,
    glue: IGlueModel,
    managers: IRunningSessionManagers | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const load = async () => {
      const { RunningItems } = await import('../widgets/running-items');
      return new RunningItems(await glue.sessions(), trans);
    };
    managers?.add(new RunningGlueSessions(load, trans));
  }
};
