/** Runs the panel's cells in a notebook: the notebook is busy meanwhile, it is shown, and it can be cancelled. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Part } from '../api/types';
import type { ITargetModel } from '../tokens';
import { CellRunner, RunResult, runParts } from './run';
import type { ITeller } from './teller';

interface Options {
  readonly target: ITargetModel;
  readonly teller: ITeller;
  readonly trans: TranslationBundle;
  readonly runner: CellRunner;
}

export async function startSession(
  panel: NotebookPanel,
  serving: ReadonlyMap<Part, string>,
  { target, teller, trans, runner }: Options
): Promise<RunResult> {
  const message = serving.has('start')
    ? trans.__('Starting the session…')
    : trans.__('Running the settings…');
  const held = target.hold(panel.context.path, message);
  const abort = new AbortController();
  const endProgress = teller.progress(message, {
    label: trans.__('Cancel'),
    callback: () => {
      abort.abort();
      void panel.sessionContext.session?.kernel?.interrupt();
    }
  });
  try {
    return await runParts(serving, runner, { signal: abort.signal });
  } finally {
    endProgress();
    held.dispose();
  }
}
