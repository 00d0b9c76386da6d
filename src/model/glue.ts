/** Puts the shared model together: fetched when the sidebar, a notebook or a command first needs it. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';

import { HttpGlueClient } from '../api/client';
import { Lazy } from '../lazy';
import type { KernelLives } from '../notebook/kernel-lives';
import { TargetModel } from '../notebook/target';
import { IGlueModel, PLUGIN_IDS } from '../tokens';
import { defaultsOf } from './defaults';
import { NoticeModel } from './notices';
import { SelectionModel } from './selection';
import { StatusModel } from './status';
import { VerdictsModel } from './verdicts';

interface Options {
  readonly app: JupyterFrontEnd;
  readonly tracker: INotebookTracker;
  readonly lives: KernelLives;
  readonly state: IStateDB | null;
  readonly settings: ISettingRegistry | null;
  readonly trans: TranslationBundle;
}

/** What an earlier page saved is read before anybody sees the model. */
export async function createGlue(options: Options): Promise<IGlueModel> {
  const { app, tracker, lives, state, settings, trans } = options;
  const { commands, serviceManager } = app;
  const { serverSettings } = serviceManager;
  const client = new HttpGlueClient({ settings: serverSettings, trans });
  const selection = new SelectionModel(state);
  const status = new StatusModel();
  const target = new TargetModel(tracker, trans);
  follow(target, tracker, selection);
  void followSettings(settings, selection);
  await selection.restore();
  const sessions = new Lazy(async () => {
    const { GlueSessions } = await import(
      /* webpackChunkName: "glue" */ './glue-sessions'
    );
    const { kernels } = serviceManager;
    const open = (path: string): unknown =>
      commands.execute('docmanager:open', { path });
    const parts = { client, selection, status, kernels, open };
    return new GlueSessions({ ...parts, lives: await lives.load() });
  });
  return {
    ...{ client, selection, status, target },
    notices: new NoticeModel(),
    verdicts: new VerdictsModel(client, selection),
    sessions: () => sessions.load()
  };
}

/** Has the selection be that of the notebook in front, under whatever name it goes. */
function follow(
  target: TargetModel,
  tracker: INotebookTracker,
  selection: SelectionModel
): void {
  let known: { panel: NotebookPanel | null; path: string | null } | null = null;
  const look = (): void => {
    const { currentWidget: panel } = tracker;
    const { path } = target.value;
    if (panel && panel === known?.panel && known.path && path) {
      selection.rename(known.path, path);
    }
    selection.bind(path);
    known = { panel, path };
  };
  target.changed.connect(look, selection);
  look();
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
