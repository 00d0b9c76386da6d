/** Puts the insertion together; loaded when it is first used. */
import type { ISessionContextDialogs } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ITranslator } from '@jupyterlab/translation';

import { IGlueModel, NAMESPACE } from '../tokens';
import { askToRemove, askToReplace } from './differences';
import { Insertion } from './insertion';
import { NotebookRunner } from './run';
import { startSession } from './session-start';
import { Teller } from './teller';

interface Options {
  readonly glue: IGlueModel;
  /** The notebook in front. */
  readonly current: () => NotebookPanel | null;
  readonly isPanelVisible: () => boolean;
  readonly dialogs: ISessionContextDialogs;
  readonly translator: ITranslator;
}

export function createInsertion(options: Options): Insertion {
  const { glue, current, isPanelVisible, dialogs, translator } = options;
  const { target, notices } = glue;
  const trans = translator.load(NAMESPACE);
  const teller = new Teller(notices, isPanelVisible);
  return new Insertion({
    glue,
    teller,
    trans,
    current,
    askToReplace: askToReplace(trans),
    askToRemove: askToRemove(trans),
    run: (panel, serving) => {
      const runner = new NotebookRunner(panel, dialogs, translator);
      return startSession(panel, serving, { target, teller, trans, runner });
    },
    switchKernel: panel => void dialogs.selectKernel(panel.sessionContext)
  });
}
