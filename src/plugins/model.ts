/** The shared model: what the user picked, where it would go, and who asks the server. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

// eslint-disable-next-line jupyter/prefer-lazy-imports -- the client is part of what this plugin provides, at once
import { HttpGlueClient } from '../api/client';
import { defaultsOf } from '../model/defaults';
import type { GlueSessions } from '../model/glue-sessions';
import { NoticeModel } from '../model/notices';
import { SelectionModel } from '../model/selection';
// eslint-disable-next-line jupyter/prefer-lazy-imports -- part of what this plugin provides: sidebar and notebooks share it
import { VerdictsModel } from '../model/verdicts';
import { StatusModel } from '../model/status';
// eslint-disable-next-line jupyter/prefer-lazy-imports -- part of what this plugin provides: it follows the notebook in front from the start
import { TargetModel } from '../notebook/target';
import type { Lives } from '../notebook/lives';
import { IGlueModel, IKernelLives, NAMESPACE, PLUGIN_IDS } from '../tokens';
import { once } from './once';

export const model: JupyterFrontEndPlugin<IGlueModel> = {
  id: PLUGIN_IDS.model,
  description: 'Keeps what the user picked for AWS Glue, a notebook each.',
  autoStart: true,
  provides: IGlueModel,
  requires: [INotebookTracker, IKernelLives],
  optional: [IStateDB, ITranslator, ISettingRegistry],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    lives: Lives,
    state: IStateDB | null,
    translator: ITranslator | null,
    settings: ISettingRegistry | null
  ): IGlueModel => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const selection = new SelectionModel(state);
    const status = new StatusModel();
    const target = new TargetModel(tracker, trans);
    target.changed.connect(() => selection.bind(target.value.path), selection);
    void selection.restore();
    void followSettings(settings, selection);
    const client = new HttpGlueClient(app.serviceManager.serverSettings);
    return {
      client,
      selection,
      notices: new NoticeModel(),
      target,
      verdicts: new VerdictsModel(client, selection),
      status,
      sessions: once(() => loadSessions(app, { selection, status }, lives))
    };
  }
};

async function loadSessions(
  { commands, serviceManager }: JupyterFrontEnd,
  glue: { readonly selection: SelectionModel; readonly status: StatusModel },
  lives: Lives
): Promise<GlueSessions> {
  const { GlueSessions } = await import('../model/glue-sessions');
  const { kernels, serverSettings } = serviceManager;
  const client = new HttpGlueClient(serverSettings);
  const open = (path: string): unknown =>
    commands.execute('docmanager:open', { path });
  return new GlueSessions({ ...glue, client, lives, kernels, open });
}

/** Keeps the selection's defaults what the settings say; without settings there are none. */
async function followSettings(
  registry: ISettingRegistry | null,
  selection: SelectionModel
): Promise<void> {
  const settings = await registry
    ?.load(PLUGIN_IDS.panel)
    .catch((reason: unknown) => {
      console.warn('Settings of the AWS Glue panel could not be read.', reason);
    });
  const apply = (): void => {
    if (settings) {
      selection.setDefaults(defaultsOf(settings.composite));
    }
  };
  settings?.changed.connect(apply, selection);
  apply();
}
