/** Account, role, time left and what burns, in the status bar; Notebook has none. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Panel } from '@lumino/widgets';

import { CommandIDs, IGlueModel, NAMESPACE, PLUGIN_IDS } from '../tokens';

export const status: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.status,
  description: 'Shows account, role, time left and running costs of AWS Glue.',
  autoStart: true,
  requires: [IGlueModel],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlueModel,
    bar: IStatusBar | null,
    translator: ITranslator | null
  ): void => {
    if (bar === null) {
      return;
    }
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const item = new Panel();
    bar.registerStatusItem(PLUGIN_IDS.status, {
      item,
      align: 'left',
      rank: 100,
      isActive: () => glue.status.value.access !== null,
      activeStateChanged: glue.status.changed
    });
    const fill = async (): Promise<void> => {
      glue.status.changed.disconnect(fill);
      const { StatusItem } = await import('../widgets/status');
      const onClick = () => void app.commands.execute(CommandIDs.open);
      item.addWidget(new StatusItem(glue.status, onClick, trans));
    };
    glue.status.changed.connect(fill);
  }
};
