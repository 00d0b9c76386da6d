/** Glue settings in notebooks: commands, badge, and what warns before a session starts in the wrong account. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  ICommandPalette,
  ISessionContextDialogs,
  IToolbarWidgetRegistry
} from '@jupyterlab/apputils';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Panel } from '@lumino/widgets';

import { Lazy } from '../lazy';
import type { KernelLives } from '../notebook/kernel-lives';
import { IGlue, IKernelLives, PLUGIN_IDS } from '../tokens';
import { addNotebookCommands } from './notebook-commands';
import { bundle } from './translation';

/** The badge's name in schema/notebook.json. */
const BADGE = 'glue-session';

export const notebook: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.notebook,
  description: 'Inserts Glue settings into notebooks, runs and proves them.',
  autoStart: true,
  requires: [IGlue, IKernelLives, INotebookTracker],
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
    glue: IGlue,
    lives: KernelLives,
    tracker: INotebookTracker,
    palette: ICommandPalette | null,
    dialogs: ISessionContextDialogs | null,
    settings: ISettingRegistry | null,
    state: IStateDB | null,
    toolbars: IToolbarWidgetRegistry | null,
    language: ITranslator | null
  ): void => {
    const { commands, shell } = app;
    const translator = language ?? nullTranslator;
    const slots = new WeakMap<NotebookPanel, Panel>();
    toolbars?.addFactory('Notebook', BADGE, (panel: NotebookPanel) => {
      const slot = new Panel();
      slots.set(panel, slot);
      return slot;
    });
    const side = new Lazy(async () => {
      const { createSide } = await import(
        /* webpackChunkName: "notebook" */ '../notebook/create-side'
      );
      const parts = { tracker, shell, slots, dialogs, translator };
      return createSide(await glue.model.load(), await lives.load(), parts);
    });
    const trans = bundle(translator);
    addNotebookCommands(commands, palette, side, glue.model, trans);
    lives.surroundings = { tracker, state, settings };
    lives.kernels.found.connect(() => void side.load());
    lives.kernels.follow(tracker);
  }
};
