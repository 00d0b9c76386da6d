/** The sidebar "AWS Glue", and the commands that lead to it. */
import {
  ILayoutRestorer,
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { gluePanelIcon } from '../icons';
import { CommandIDs, IGlue, PANEL_ID, PLUGIN_IDS } from '../tokens';
import { LazyPanel } from '../widgets/lazy-panel';
import type { GluePanel } from '../widgets/panel';
import { addCommands } from './commands';
import { bundle } from './translation';

const SETTINGS = 'settingeditor:open';

/** Below JupyterLab's own sidebars, above most extensions. */
const RANK = 600;

export const panel: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.panel,
  description: 'Adds the sidebar that picks role, tags and VPC connection.',
  autoStart: true,
  requires: [IGlue],
  optional: [
    ILayoutRestorer,
    ICommandPalette,
    IEditorLanguageRegistry,
    IStateDB,
    ITranslator,
    IRenderMimeRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlue,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    languages: IEditorLanguageRegistry | null,
    state: IStateDB | null,
    translator: ITranslator | null,
    rendermime: IRenderMimeRegistry | null
  ): void => {
    const { commands, shell } = app;
    const trans = bundle(translator);
    const place = new LazyPanel<GluePanel>(async () => {
      const { createPanel } = await import(
        /* webpackChunkName: "panel" */ '../widgets/create'
      );
      return createPanel({
        glue: await glue.model.load(),
        state,
        commands,
        languages,
        translator: translator ?? nullTranslator,
        rendermime,
        trans
      });
    }, trans);
    place.id = PANEL_ID;
    place.title.icon = gluePanelIcon;
    place.title.caption = trans.__('AWS Glue');
    shell.add(place, 'left', { rank: RANK, type: 'AWS Glue' });
    restorer?.add(place, PANEL_ID);
    addCommands(commands, palette, trans, {
      [CommandIDs.open]: {
        label: trans.__('Open the AWS Glue panel'),
        execute: () => shell.activateById(PANEL_ID)
      },
      [CommandIDs.assumeRole]: {
        label: trans.__('Assume role'),
        caption: trans.__(
          'Assume the role that is picked in the AWS Glue panel'
        ),
        execute: async () => {
          shell.activateById(PANEL_ID);
          await (await place.content())?.assumeRole();
        }
      },
      [CommandIDs.settings]: {
        label: trans.__('Settings of the AWS Glue panel'),
        isVisible: () => commands.hasCommand(SETTINGS),
        execute: () =>
          commands.execute(SETTINGS, { query: trans.__('AWS Glue') })
      }
    });
  }
};
