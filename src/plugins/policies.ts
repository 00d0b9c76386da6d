/** "Set up accounts…" and "Policies…", each in a place of its own, fetched when it is opened. */
import {
  ILabShell,
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';
import type { ReactWidget } from '@jupyterlab/ui-components';

import { gluePanelIcon } from '../icons';
import { CommandIDs, IGlueModel, NAMESPACE, PLUGIN_IDS } from '../tokens';
import { LazyPanel } from '../widgets/lazy';

export const policies: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.policies,
  description:
    'Writes IAM policies for Glue sessions, and finds traps in them.',
  autoStart: true,
  requires: [IGlueModel],
  optional: [ICommandPalette, ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlueModel,
    palette: ICommandPalette | null,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    // Notebook 7's main area has room for the notebook alone.
    const open = opener(app, labShell ? 'main' : 'down', trans);
    const describedBy = { args: { type: 'object', properties: {} } };
    app.commands.addCommand(CommandIDs.setUpAccounts, {
      label: trans.__('Set up accounts…'),
      caption: trans.__('Write the policies that let people start sessions'),
      describedBy,
      execute: () =>
        open('jp-glue-policy-kit', trans.__('Set up accounts'), async () => {
          const { createPolicyKit } = await import('../widgets/policies');
          return createPolicyKit(glue, trans);
        })
    });
    app.commands.addCommand(CommandIDs.checkPolicies, {
      label: trans.__('Policies…'),
      caption: trans.__('Find traps in IAM policies for Glue sessions'),
      describedBy,
      execute: () =>
        open('jp-glue-policy-lint', trans.__('Policies'), async () => {
          const { createPolicyLint } = await import('../widgets/policies');
          return createPolicyLint(glue, trans);
        })
    });
    for (const command of [
      CommandIDs.setUpAccounts,
      CommandIDs.checkPolicies
    ]) {
      palette?.addItem({ command, category: trans.__('AWS Glue') });
    }
  }
};

type Open = (
  id: string,
  label: string,
  make: () => Promise<ReactWidget>
) => Promise<void>;

/** Brings the place with an id to the front, and makes it where there is none. */
function opener(
  { shell }: JupyterFrontEnd,
  area: string,
  trans: TranslationBundle
): Open {
  const places = new Map<string, LazyPanel<ReactWidget>>();
  return async (id, label, make) => {
    const known = places.get(id);
    const isOpen = known && !known.isDisposed;
    const place = isOpen ? known : placeOf(id, label, make, trans);
    if (!isOpen) {
      places.set(id, place);
      shell.add(place, area);
    }
    shell.activateById(id);
    (await place.content())?.node.focus();
  };
}

function placeOf(
  id: string,
  label: string,
  make: () => Promise<ReactWidget>,
  trans: TranslationBundle
): LazyPanel<ReactWidget> {
  const place = new LazyPanel(make, trans);
  place.id = id;
  place.title.label = label;
  place.title.icon = gluePanelIcon;
  place.title.closable = true;
  return place;
}
