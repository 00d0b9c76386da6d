/** The commands that insert, run, remove and load Glue settings. */
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { gluePanelIcon } from '../icons';
import type { Lazy } from '../lazy';
import type { NotebookSide } from '../notebook/side';
import { CommandIDs, IGlueModel } from '../tokens';
import { addCommands } from './commands';

/** @param side what does the work */
export function addNotebookCommands(
  commands: CommandRegistry,
  palette: ICommandPalette | null,
  side: Lazy<NotebookSide>,
  model: Lazy<IGlueModel>,
  trans: TranslationBundle
): void {
  const isEnabled = (): boolean => model.current?.target.value.state !== 'busy';
  const added = {
    [CommandIDs.insert]: {
      label: trans.__('Insert Glue settings'),
      icon: gluePanelIcon,
      isEnabled,
      execute: async () => (await side.load()).insertion.insert()
    },
    [CommandIDs.insertAndRun]: {
      label: trans.__('Insert Glue settings and run them'),
      isEnabled,
      execute: async () => (await side.load()).insertion.insertAndRun()
    },
    [CommandIDs.remove]: {
      label: trans.__('Remove Glue settings'),
      caption: trans.__("Remove the AWS Glue panel's cells from the notebook"),
      isEnabled,
      execute: async () => (await side.load()).insertion.remove()
    },
    [CommandIDs.load]: {
      label: trans.__('Load from notebook'),
      caption: trans.__(
        "Fill the AWS Glue panel from the notebook's cells, and look for mistakes in them"
      ),
      isEnabled,
      execute: async () => (await side.load()).loading.load()
    }
  };
  addCommands(commands, palette, trans, added);
  model.loaded.connect((_, { target }) => {
    target.changed.connect(() => {
      Object.keys(added).forEach(id => commands.notifyCommandChanged(id));
    });
  });
}
