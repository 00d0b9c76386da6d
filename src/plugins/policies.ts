/** "Set up accounts…" and "Policies…", each in a place of its own, fetched when it is opened. */
import {
  ILabShell,
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator } from '@jupyterlab/translation';

import { Lazy } from '../lazy';
import { CommandIDs, IGlue, PLUGIN_IDS } from '../tokens';
import { addCommands } from './commands';
import { bundle } from './translation';

export const policies: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.policies,
  description:
    'Writes IAM policies for Glue sessions, and finds traps in them.',
  autoStart: true,
  requires: [IGlue],
  optional: [ICommandPalette, ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlue,
    palette: ICommandPalette | null,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ): void => {
    const trans = bundle(translator);
    const sheets = new Lazy(async () => {
      const { PolicySheets } = await import(
        /* webpackChunkName: "policies" */ '../widgets/policies'
      );
      // Notebook 7's main area has room for the notebook alone.
      const area = labShell ? 'main' : 'down';
      return new PolicySheets(glue.model, app.shell, area, trans);
    });
    addCommands(app.commands, palette, trans, {
      [CommandIDs.setUpAccounts]: {
        label: trans.__('Set up accounts…'),
        caption: trans.__('Write the policies that let people start sessions'),
        execute: async () => (await sheets.load()).openKit()
      },
      [CommandIDs.checkPolicies]: {
        label: trans.__('Policies…'),
        caption: trans.__('Find traps in IAM policies for Glue sessions'),
        execute: async () => (await sheets.load()).openLint()
      }
    });
  }
};
