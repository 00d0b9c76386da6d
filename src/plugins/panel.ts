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
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';

import { gluePanelIcon } from '../icons';
import {
  CommandIDs,
  IGlueModel,
  NAMESPACE,
  PANEL_ID,
  PLUGIN_IDS
} from '../tokens';
import { LazyPanel } from '../widgets/lazy';
import type { GluePanel } from '../widgets/panel';

const SETTINGS = 'settingeditor:open';

/** Below JupyterLab's own sidebars, above most extensions. */
const RANK = 600;

export const panel: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.panel,
  description: 'Adds the sidebar that picks role, tags and VPC connection.',
  autoStart: true,
  requires: [IGlueModel],
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
    glue: IGlueModel,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    languages: IEditorLanguageRegistry | null,
    state: IStateDB | null,
    translator: ITranslator | null,
    rendermime: IRenderMimeRegistry | null
  ): void => {
    const language = translator ?? nullTranslator;
    const trans = language.load(NAMESPACE);
    const place = new LazyPanel<GluePanel>(async () => {
      const { createPanel } = await import('../widgets/create');
      const { commands } = app;
      return createPanel({
        glue,
        state,
        commands,
        languages,
        translator: language,
        rendermime,
        trans
      });
    }, trans);
    place.id = PANEL_ID;
    place.title.icon = gluePanelIcon;
    place.title.caption = trans.__('AWS Glue');
    app.shell.add(place, 'left', { rank: RANK, type: 'AWS Glue' });
    restorer?.add(place, PANEL_ID);
    addCommands(app, place, trans);
    for (const command of [CommandIDs.open, CommandIDs.assumeRole]) {
      palette?.addItem({ command, category: trans.__('AWS Glue') });
    }
  }
};

function addCommands(
  { commands, shell }: JupyterFrontEnd,
  place: LazyPanel<GluePanel>,
  trans: TranslationBundle
): void {
  const describedBy = { args: { type: 'object', properties: {} } };
  commands.addCommand(CommandIDs.open, {
    label: trans.__('Open the AWS Glue panel'),
    describedBy,
    execute: () => shell.activateById(place.id)
  });
  commands.addCommand(CommandIDs.settings, {
    label: trans.__('Settings'),
    caption: trans.__('Open the settings of the AWS Glue panel'),
    describedBy,
    isVisible: () => commands.hasCommand(SETTINGS),
    execute: () => commands.execute(SETTINGS, { query: trans.__('AWS Glue') })
  });
  commands.addCommand(CommandIDs.assumeRole, {
    label: trans.__('Assume role'),
    caption: trans.__('Assume the role that is picked in the AWS Glue panel'),
    describedBy,
    execute: async () => {
      shell.activateById(place.id);
      await (await place.content())?.assumeRole();
    }
  });
}
