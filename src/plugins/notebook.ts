/** Glue settings in notebooks: the commands that insert, run and remove them. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  ISessionContextDialogs,
  SessionContextDialogs
} from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { gluePanelIcon } from '../icons';
import type { Insertion } from '../notebook/insertion';
import {
  CommandIDs,
  IGlueModel,
  ITargetModel,
  NAMESPACE,
  PANEL_ID,
  PLUGIN_IDS
} from '../tokens';

export const notebook: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.notebook,
  description: 'Inserts Glue settings into notebooks, and runs them.',
  autoStart: true,
  requires: [IGlueModel, INotebookTracker],
  optional: [ICommandPalette, ISessionContextDialogs, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlueModel,
    tracker: INotebookTracker,
    palette: ICommandPalette | null,
    sessionDialogs: ISessionContextDialogs | null,
    translator: ITranslator | null
  ): void => {
    const language = translator ?? nullTranslator;
    const trans = language.load(NAMESPACE);
    const dialogs =
      sessionDialogs ?? new SessionContextDialogs({ translator: language });
    const load = async (): Promise<Insertion> => {
      const { createInsertion } = await import('../notebook/create');
      return createInsertion({
        glue,
        current: () => tracker.currentWidget,
        isPanelVisible: () => isPanelVisible(app.shell),
        dialogs,
        translator: language
      });
    };
    addCommands(app.commands, load, glue.target, trans);
    for (const command of COMMANDS) {
      palette?.addItem({ command, category: trans.__('AWS Glue') });
    }
  }
};

const COMMANDS = [
  CommandIDs.insert,
  CommandIDs.insertAndRun,
  CommandIDs.remove
] as const;

function addCommands(
  commands: CommandRegistry,
  load: () => Promise<Insertion>,
  target: ITargetModel,
  trans: TranslationBundle
): void {
  const describedBy = { args: { type: 'object', properties: {} } };
  const isEnabled = (): boolean => target.value.state !== 'busy';
  commands.addCommand(CommandIDs.insert, {
    label: trans.__('Insert Glue settings'),
    caption: trans.__(
      'Insert the settings of the AWS Glue panel into the notebook'
    ),
    icon: gluePanelIcon,
    describedBy,
    isEnabled,
    execute: async () => (await load()).insert()
  });
  commands.addCommand(CommandIDs.insertAndRun, {
    label: trans.__('Insert Glue settings and run them'),
    describedBy,
    isEnabled,
    execute: async () => (await load()).insertAndRun()
  });
  commands.addCommand(CommandIDs.remove, {
    label: trans.__('Remove Glue settings'),
    caption: trans.__("Remove the AWS Glue panel's cells from the notebook"),
    describedBy,
    isEnabled,
    execute: async () => (await load()).remove()
  });
  target.changed.connect(() => {
    COMMANDS.forEach(command => commands.notifyCommandChanged(command));
  });
}

function isPanelVisible(shell: JupyterFrontEnd.IShell): boolean {
  for (const widget of shell.widgets('left')) {
    if (widget.id === PANEL_ID) {
      return widget.isVisible;
    }
  }
  return false;
}
