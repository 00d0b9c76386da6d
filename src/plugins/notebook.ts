/** Glue settings in notebooks: commands, badge, and what warns before a session starts in the wrong account. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  ISessionContextDialogs,
  IToolbarWidgetRegistry,
  SessionContextDialogs
} from '@jupyterlab/apputils';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Panel } from '@lumino/widgets';

import type { NotebookLife } from '../notebook/life';
import type { Lives } from '../notebook/lives';
import type { NotebookSide } from '../notebook/side';
import {
  IGlueModel,
  IKernelLives,
  NAMESPACE,
  PANEL_ID,
  PLUGIN_IDS
} from '../tokens';
import { addNotebookCommands, NOTEBOOK_COMMANDS } from './notebook-commands';
import { followSettings } from './notebook-settings';
import { once } from './once';

/** The badge's name in schema/notebook.json. */
const BADGE = 'glue-session';

export const notebook: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.notebook,
  description: 'Inserts Glue settings into notebooks, runs and proves them.',
  autoStart: true,
  requires: [IGlueModel, IKernelLives, INotebookTracker],
  optional: [
    ICommandPalette,
    ISessionContextDialogs,
    ISettingRegistry,
    IStateDB,
    IToolbarWidgetRegistry,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlueModel,
    lives: Lives,
    tracker: INotebookTracker,
    palette: ICommandPalette | null,
    sessionDialogs: ISessionContextDialogs | null,
    settings: ISettingRegistry | null,
    state: IStateDB | null,
    toolbars: IToolbarWidgetRegistry | null,
    language: ITranslator | null
  ): void => {
    const translator = language ?? nullTranslator;
    const trans = translator.load(NAMESPACE);
    const dialogs = sessionDialogs ?? new SessionContextDialogs({ translator });
    const load = once(async () => {
      const { NotebookSide } = await import('../notebook/side');
      return new NotebookSide({
        ...{ glue, lives, dialogs, translator },
        current: () => tracker.currentWidget,
        isPanelVisible: () => isPanelVisible(app.shell)
      });
    });
    addNotebookCommands(app.commands, load, glue.target, trans);
    for (const command of NOTEBOOK_COMMANDS) {
      palette?.addItem({ command, category: trans.__('AWS Glue') });
    }
    attachToGlueNotebooks(lives, toolbars, load);
    lives.follow(tracker);
    void rememberRoles(state, lives);
    void followSettings(settings, lives);
  }
};

/** Loads the rest only for a notebook whose kernel turns out to be a Glue kernel. */
function attachToGlueNotebooks(
  lives: Lives,
  toolbars: IToolbarWidgetRegistry | null,
  load: () => Promise<NotebookSide>
): void {
  const slots = new WeakMap<NotebookPanel, Panel>();
  toolbars?.addFactory('Notebook', BADGE, (panel: NotebookPanel) => {
    const slot = new Panel();
    slots.set(panel, slot);
    return slot;
  });
  lives.added.connect((_, life) => {
    const attach = async (glue: NotebookLife): Promise<void> => {
      if (glue.isGlue) {
        glue.changed.disconnect(attach);
        (await load()).attach(glue, badge =>
          slots.get(glue.panel)?.addWidget(badge)
        );
      }
    };
    life.changed.connect(attach);
  });
}

async function rememberRoles(
  state: IStateDB | null,
  lives: Lives
): Promise<void> {
  const { RoleMemory } = await import('../notebook/memory');
  lives.memory = state && new RoleMemory(state);
}

function isPanelVisible(shell: JupyterFrontEnd.IShell): boolean {
  for (const widget of shell.widgets('left')) {
    if (widget.id === PANEL_ID) {
      return widget.isVisible;
    }
  }
  return false;
}
