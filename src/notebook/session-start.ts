/** Runs the panel's cells in a notebook: the notebook is busy meanwhile, it is shown, and it can be cancelled. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { ITargetModel } from '../tokens';
import type { Step } from './cells';
import { endSession } from './ending';
import { ask } from './quiet';
import { CellRunner, RunResult, runParts } from './run';
import type { ITeller } from './teller';

interface Options {
  readonly client: GlueClient;
  readonly target: ITargetModel;
  /** Where the cells start a session. */
  readonly locate: () => Promise<Place>;
  readonly teller: ITeller;
  readonly trans: TranslationBundle;
  readonly runner: CellRunner;
}

/** A run; of a session that was asked for when it was cancelled, whether it has ended. */
export type StartResult = RunResult & { readonly hasEnded?: boolean };

export async function startSession(
  panel: NotebookPanel,
  serving: Iterable<Step>,
  { target, client, locate, teller, trans, runner }: Options
): Promise<StartResult> {
  const steps = [...serving];
  const message = steps.some(([part]) => part === 'start')
    ? trans.__('Starting the session…')
    : trans.__('Running the settings…');
  const held = target.hold(panel.context.path, message);
  const abort = new AbortController();
  const endProgress = teller.progress(message, {
    label: trans.__('Cancel'),
    callback: () => abort.abort()
  });
  try {
    const result = await runParts(steps, runner, { signal: abort.signal });
    if (result.state !== 'cancelled' || !result.requested) {
      return result;
    }
    const { requested } = result;
    const hasEnded = await drop(panel, requested, { client, locate });
    return { ...result, hasEnded };
  } finally {
    endProgress();
    held.dispose();
  }
}

/** Ends a session that nobody waits for any more. The kernel goes first: it forgets only a session that it stopped. */
async function drop(
  { sessionContext }: NotebookPanel,
  sessionId: string,
  { client, locate }: Pick<Options, 'client' | 'locate'>
): Promise<boolean> {
  const kernel = sessionContext.session?.kernel;
  try {
    await (kernel && ask(kernel, '%stop_session'));
    return await endSession(client, await locate(), sessionId);
  } catch (error) {
    if (error instanceof GlueError) {
      return false;
    }
    throw error;
  }
}
