/** Runs the panel's cells one by one; the first that did not succeed is the last that runs. */
import type { ISessionContextDialogs } from '@jupyterlab/apputils';
import { CodeCell } from '@jupyterlab/cells';
import type * as nbformat from '@jupyterlab/nbformat';
import { NotebookActions, NotebookPanel } from '@jupyterlab/notebook';
import type { ITranslator } from '@jupyterlab/translation';

import type { Part } from '../api/types';
import type { Step } from './cells';
import { FailureCode, judge, requestedSession } from './outputs';

/** A cell that ran. */
export interface Ran {
  readonly source: string;
  readonly outputs: readonly nbformat.IOutput[];
  /** Whether the kernel took it and did not report an error; it says so of cells that failed, too. */
  readonly replied: boolean;
}

export interface CellRunner {
  /**
   * Runs the cell to its end; null where there is no such cell any more.
   *
   * @param signal interrupts the cell
   */
  run(id: string, signal?: AbortSignal): Promise<Ran | null>;
}

export type RunResult =
  | { readonly state: 'done'; readonly sessionId: string | null }
  | {
      readonly state: 'cancelled';
      /** The session that had been asked for, which may still come up. */
      readonly requested: string | null;
    }
  | {
      readonly state: 'failed';
      readonly part: Part;
      readonly code: FailureCode;
      readonly detail: string;
    };

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onStep?: (part: Part) => void;
}

/**
 * Runs these cells, in this order.
 *
 * A cell runs only when all before it said that they succeeded, so that no session starts with half of the settings.
 */
export async function runParts(
  serving: Iterable<Step>,
  runner: CellRunner,
  { signal, onStep }: RunOptions = {}
): Promise<RunResult> {
  let sessionId: string | null = null;
  for (const [part, id] of serving) {
    onStep?.(part);
    const ran = await runner.run(id, signal);
    if (signal?.aborted) {
      const requested = requestedSession(ran?.outputs ?? []);
      return { state: 'cancelled', requested };
    }
    const outcome = ran
      ? judge(ran.source, ran.outputs, ran.replied)
      : ({ ok: false, code: 'not_confirmed', detail: '' } as const);
    if (!outcome.ok) {
      const { code, detail } = outcome;
      return { state: 'failed', part, code, detail };
    }
    sessionId = outcome.sessionId ?? sessionId;
  }
  return { state: 'done', sessionId };
}

/** Runs cells of an open notebook as a click on "Run" does. */
export class NotebookRunner implements CellRunner {
  constructor(
    private readonly _panel: NotebookPanel,
    private readonly _dialogs: ISessionContextDialogs | null,
    private readonly _translator: ITranslator
  ) {}

  async run(id: string, signal?: AbortSignal): Promise<Ran | null> {
    const { content, sessionContext } = this._panel;
    const cell = content.widgets.find(({ model }) => model.id === id);
    if (!(cell instanceof CodeCell)) {
      return null;
    }
    // the user may write on while it runs
    const source = cell.model.sharedModel.getSource();
    const interrupt = (): void => void this._interrupt(cell);
    signal?.addEventListener('abort', interrupt);
    const hasRun = await NotebookActions.runCells(
      content,
      [cell],
      sessionContext,
      this._dialogs ?? undefined,
      this._translator
    );
    signal?.removeEventListener('abort', interrupt);
    return {
      source,
      outputs: cell.model.outputs.toJSON(),
      replied: hasRun && cell.model.executionCount !== null
    };
  }

  /** A kernel that is interrupted while it waits for a session never answers: it gets idle, and that is all. */
  private async _interrupt({ outputArea }: CodeCell): Promise<void> {
    const { sessionContext } = this._panel;
    const { future } = outputArea;
    const giveUp = (_: unknown, status: string): void => {
      if (status === 'idle') {
        future.dispose();
      }
    };
    sessionContext.statusChanged.connect(giveUp);
    try {
      await sessionContext.session?.kernel?.interrupt();
      await future.done.catch(() => undefined);
    } finally {
      sessionContext.statusChanged.disconnect(giveUp);
    }
  }
}
