/** Warns above a notebook before a session starts in the wrong account. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISessionContextDialogs } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { NotebookLife } from '../notebook/life';
import type { Lives } from '../notebook/lives';
import { IKernelLives, PLUGIN_IDS } from '../tokens';

export const guard: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.guard,
  description: 'Warns before a session starts in the wrong account.',
  autoStart: true,
  requires: [IKernelLives, INotebookTracker],
  optional: [ISessionContextDialogs, ISettingRegistry, ITranslator],
  activate: (
    _: JupyterFrontEnd,
    lives: Lives,
    tracker: INotebookTracker,
    dialogs: ISessionContextDialogs | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ): void => {
    const watch = async (life: NotebookLife): Promise<void> => {
      const { Guard } = await import('../notebook/guard');
      const language = translator ?? nullTranslator;
      const guard = new Guard(life, lives, dialogs, language);
      life.panel.disposed.connect(() => guard.dispose());
    };
    lives.added.connect((_, life) => void watch(life));
    lives.follow(tracker);
    void followSettings(settings, lives);
  }
};

async function followSettings(
  registry: ISettingRegistry | null,
  lives: Lives
): Promise<void> {
  const settings = await registry
    ?.load(PLUGIN_IDS.notebook)
    .catch((reason: unknown) => {
      console.warn('Settings of AWS Glue cells could not be read.', reason);
    });
  const apply = (): void => {
    lives.isHolding = settings?.get('holdCells').composite !== false;
  };
  settings?.changed.connect(apply, lives);
  apply();
}
