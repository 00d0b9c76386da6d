/** The commands that insert, run, remove and load Glue settings. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { gluePanelIcon } from '../icons';
import type { NotebookSide } from '../notebook/side';
import { CommandIDs, ITargetModel } from '../tokens';

export const NOTEBOOK_COMMANDS = [
  CommandIDs.insert,
  CommandIDs.insertAndRun,
  CommandIDs.remove,
  CommandIDs.load
] as const;

/** @param load what does the work, when it is first needed */
export function addNotebookCommands(
  commands: CommandRegistry,
  load: () => Promise<NotebookSide>,
  target: ITargetModel,
  trans: TranslationBundle
): void {
  const describedBy = { args: { type: 'object', properties: {} } };
  const isEnabled = (): boolean => target.value.state !== 'busy';
  commands.addCommand(CommandIDs.insert, {
    label: trans.__('Insert Glue settings'),
    icon: gluePanelIcon,
    describedBy,
    isEnabled,
    execute: async () => (await load()).insertion.insert()
  });
  commands.addCommand(CommandIDs.insertAndRun, {
    label: trans.__('Insert Glue settings and run them'),
    describedBy,
    isEnabled,
    execute: async () => (await load()).insertion.insertAndRun()
  });
  commands.addCommand(CommandIDs.remove, {
    label: trans.__('Remove Glue settings'),
    caption: trans.__("Remove the AWS Glue panel's cells from the notebook"),
    describedBy,
    isEnabled,
    execute: async () => (await load()).insertion.remove()
  });
  commands.addCommand(CommandIDs.load, {
    label: trans.__('Load from notebook'),
    caption: trans.__(
      "Fill the AWS Glue panel from the notebook's cells, and look for mistakes in them"
    ),
    describedBy,
    isEnabled,
    execute: async () => (await load()).loading.load()
  });
  target.changed.connect(() => {
    NOTEBOOK_COMMANDS.forEach(command => {
      commands.notifyCommandChanged(command);
    });
  });
}
