/** Runs the panel's cells in a notebook: the notebook is busy meanwhile, it is shown, and it can be cancelled. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import { GlueError } from '../api/request';
import type { Part } from '../api/types';
import { placeOf } from '../model/place';
import type { IGlueModel } from '../tokens';
import { endSession } from './ending';
import { ask } from './quiet';
import { CellRunner, RunResult, runParts } from './run';
import type { ITeller } from './teller';

interface Options {
  readonly glue: Pick<IGlueModel, 'client' | 'selection' | 'target'>;
  readonly teller: ITeller;
  readonly trans: TranslationBundle;
  readonly runner: CellRunner;
}

/** A run; of a session that was asked for when it was cancelled, whether it has ended. */
export type StartResult = RunResult & { readonly hasEnded?: boolean };

export async function startSession(
  panel: NotebookPanel,
  serving: ReadonlyMap<Part, string>,
  { glue, teller, trans, runner }: Options
): Promise<StartResult> {
  const message = serving.has('start')
    ? trans.__('Starting the session…')
    : trans.__('Running the settings…');
  const held = glue.target.hold(panel.context.path, message);
  const abort = new AbortController();
  const endProgress = teller.progress(message, {
    label: trans.__('Cancel'),
    callback: () => abort.abort()
  });
  try {
    const result = await runParts(serving, runner, { signal: abort.signal });
    return result.state === 'cancelled' && result.requested
      ? { ...result, hasEnded: await drop(panel, result.requested, glue) }
      : result;
  } finally {
    endProgress();
    held.dispose();
  }
}

/** Ends a session that nobody waits for any more. The kernel goes first: it forgets only a session that it stopped. */
async function drop(
  { sessionContext }: NotebookPanel,
  sessionId: string,
  { client, selection }: Options['glue']
): Promise<boolean> {
  const kernel = sessionContext.session?.kernel;
  try {
    await (kernel && ask(kernel, '%stop_session'));
    return await endSession(client, placeOf(selection.value), sessionId);
  } catch (error) {
    if (error instanceof GlueError) {
      return false;
    }
    throw error;
  }
}
