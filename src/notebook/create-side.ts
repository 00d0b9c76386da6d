/** Puts the notebook's side together, for the first Glue notebook or the first command. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import {
  ISessionContextDialogs,
  SessionContextDialogs
} from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { ITranslator } from '@jupyterlab/translation';

import { IGlueModel, PANEL_ID } from '../tokens';
import type { Badge } from './badge';
import type { NotebookLife } from './life';
import type { Lives } from './lives';
import { NotebookSide } from './side';

interface Parts {
  readonly tracker: INotebookTracker;
  readonly shell: JupyterFrontEnd.IShell;
  /** Where in a notebook's toolbar the badge has its place. */
  readonly slots: WeakMap<NotebookPanel, { addWidget(badge: Badge): void }>;
  readonly dialogs: ISessionContextDialogs | null;
  readonly translator: ITranslator;
}

/** Looks after the notebooks that are open, and those that will be, from when their kernels are known as Glue's. */
export function createSide(
  glue: IGlueModel,
  lives: Lives,
  { tracker, shell, slots, translator, ...parts }: Parts
): NotebookSide {
  const dialogs = parts.dialogs ?? new SessionContextDialogs({ translator });
  const side = new NotebookSide({
    ...{ glue, lives, dialogs, translator },
    current: () => tracker.currentWidget,
    isPanelVisible: () => isPanelVisible(shell)
  });
  const attach = (life: NotebookLife): void => {
    for (const panel of life.isGlue ? life.panels : []) {
      const badge = side.attach(panel);
      if (badge) {
        slots.get(panel)?.addWidget(badge);
      }
    }
  };
  lives.each(life => {
    life.changed.connect(attach);
    attach(life);
  });
  return side;
}

function isPanelVisible(shell: JupyterFrontEnd.IShell): boolean {
  for (const widget of shell.widgets('left')) {
    if (widget.id === PANEL_ID) {
      return widget.isVisible;
    }
  }
  return false;
}
