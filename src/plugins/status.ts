/** Account, role, time left and what burns, in the status bar, once Glue is used on this page; Notebook has none. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator } from '@jupyterlab/translation';

import { IGlue, PLUGIN_IDS } from '../tokens';
import { bundle } from './translation';

export const status: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.status,
  description: 'Shows account, role, time left and running costs of AWS Glue.',
  autoStart: true,
  requires: [IGlue],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlue,
    bar: IStatusBar | null,
    translator: ITranslator | null
  ): void => {
    glue.model.loaded.connect(async (_, model) => {
      const { statusItem } = await import(
        /* webpackChunkName: "glue" */ '../widgets/status'
      );
      const item = statusItem(model.status, app.commands, bundle(translator));
      bar?.registerStatusItem(PLUGIN_IDS.status, item);
    });
  }
};
