/** The shared model: what the user picked, where it would go, and who asks the server. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { HttpGlueClient } from '../api/client';
import { NoticeModel } from '../model/notices';
import { SelectionModel } from '../model/selection';
import { TargetModel } from '../notebook/target';
import { IGlueModel, NAMESPACE, PLUGIN_IDS } from '../tokens';

export const model: JupyterFrontEndPlugin<IGlueModel> = {
  id: PLUGIN_IDS.model,
  description: 'Keeps what the user picked for AWS Glue, a notebook each.',
  autoStart: true,
  provides: IGlueModel,
  requires: [INotebookTracker],
  optional: [IStateDB, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    state: IStateDB | null,
    translator: ITranslator | null
  ): IGlueModel => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const selection = new SelectionModel(state);
    const target = new TargetModel(tracker, trans);
    target.changed.connect(() => selection.bind(target.value.path), selection);
    void selection.restore();
    return {
      client: new HttpGlueClient(app.serviceManager.serverSettings),
      selection,
      notices: new NoticeModel(),
      target
    };
  }
};
