/** Puts the settings into the notebook in front, runs them, and takes them out again. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { UUID } from '@lumino/coreutils';

import { GlueError } from '../api/request';
import type { Cells, Selection } from '../api/types';
import { placeOf } from '../model/place';
import type { IGlueModel, Notice, Target } from '../tokens';
import { agree, Ask } from './agreement';
import {
  Course,
  Outlook,
  outlookOf,
  Plan,
  planInsertion,
  planRemoval,
  standingCells
} from './cells';
import type { Room } from './room';
import type { StartResult } from './session-start';
import type { ITeller } from './teller';
import { wantedIn } from './wanted';
import { carryOut, readNotebook } from './write';

interface Options {
  readonly glue: IGlueModel;
  readonly teller: ITeller;
  readonly trans: TranslationBundle;
  /** The notebook in front. */
  readonly current: () => NotebookPanel | null;
  readonly askToReplace: Ask;
  readonly askToRemove: Ask;
  /** The session that keeps the settings from applying; null where a new one can start. */
  readonly inTheWay: (panel: NotebookPanel) => Promise<string | null>;
  /** As askToReplace; agreeing ends that session, too. */
  readonly askToStop: (sessionId: string) => Ask;
  /** Ends that session, unasked where that is agreed, and has the kernel forget what nobody asks for; null: it stays. */
  readonly makeRoom: (
    panel: NotebookPanel,
    isAgreed: boolean,
    outlook: Outlook
  ) => Promise<Room | null>;
  /** Asks back where IAM would refuse the session. */
  readonly mayRun: () => Promise<boolean>;
  readonly run: (
    panel: NotebookPanel,
    serving: Course['serving']
  ) => Promise<StartResult>;
  /** What came of a run, in words. */
  readonly outcome: (result: StartResult) => Promise<Notice>;
  readonly switchKernel: (panel: NotebookPanel) => void;
}

export class Insertion {
  constructor(private readonly _options: Options) {}

  /** Writes the cells and says so, or why not. */
  async insert(): Promise<void> {
    const panel = this.ready();
    const plan = panel && (await this._plan(panel));
    if (plan && this._write(panel, plan)) {
      this._tellChange(plan, 'inserted');
    }
  }

  /** Writes the cells, then runs them until one does not succeed; once at a time. */
  async insertAndRun(): Promise<void> {
    await this._once(() => this._insertAndRun());
  }

  /** Runs the settings as the cells of `panel` say them, in a fresh kernel: nothing is written. */
  async runCells(panel: NotebookPanel): Promise<void> {
    await this._once(async () => {
      if (this.ready() === panel) {
        const existing = readNotebook(panel.context.model.sharedModel);
        const course = { edits: [], serving: standingCells(existing) };
        await this._run(panel, course, false, () => !panel.isDisposed);
      }
    });
  }

  /** Takes the panel's cells out of the notebook in front. */
  async remove(): Promise<void> {
    const { current, askToRemove, glue } = this._options;
    const panel = current();
    if (!panel) {
      this._refuse(glue.target.value);
      return;
    }
    const { sharedModel } = panel.context.model;
    const plan = await agree(
      sharedModel,
      planRemoval,
      change => change.isByHand,
      askToRemove
    );
    if (plan) {
      carryOut(sharedModel, plan);
      this._tellChange(plan, 'removed');
    }
  }

  /** The notebook in front, if it can take settings now; else says why not. */
  ready(): NotebookPanel | null {
    const { glue, current } = this._options;
    const target = glue.target.value;
    const panel = current();
    if (target.state === 'ready' && panel?.context.path === target.path) {
      return panel;
    }
    this._refuse(target);
    return null;
  }

  /** A session is stopped only when nothing else stands in the way any more. */
  private async _insertAndRun(): Promise<void> {
    const panel = this.ready();
    if (!panel || !(await this._options.mayRun())) {
      return;
    }
    const { ask, hasAgreed } = await this._askOnce(panel);
    const plan = await this._plan(panel, ask);
    if (plan) {
      const write = (): boolean => this._write(panel, plan);
      await this._run(panel, plan, hasAgreed(), write);
    }
  }

  /**
   * @param isAgreed whether a session may end for it
   * @param write makes the cells say it; answers whether there is still a notebook
   */
  private async _run(
    panel: NotebookPanel,
    course: Course,
    isAgreed: boolean,
    write: () => boolean
  ): Promise<void> {
    const { makeRoom, run, outcome, teller } = this._options;
    const existing = readNotebook(panel.context.model.sharedModel);
    const room = await makeRoom(panel, isAgreed, outlookOf(existing, course));
    if (room && write()) {
      const notice = await outcome(await run(panel, course.serving));
      const hint = [notice.hint, room.note].filter(Boolean).join(' ');
      teller.tell({ ...notice, hint });
    }
  }

  private async _once(act: () => Promise<void>): Promise<void> {
    if (!this._isRunning) {
      this._isRunning = true;
      await act().finally(() => {
        this._isRunning = false;
      });
    }
  }

  /** Where a session has to end first, that is asked together with what is replaced. */
  private async _askOnce(
    panel: NotebookPanel
  ): Promise<{ ask: Ask; hasAgreed: () => boolean }> {
    const { inTheWay, askToReplace, askToStop } = this._options;
    const sessionId = await inTheWay(panel);
    let isAgreed = false;
    const askBoth = async (changes: Parameters<Ask>[0]): ReturnType<Ask> => {
      const refused = await askToStop(sessionId ?? '')(changes);
      isAgreed ||= refused !== null && refused.length < changes.length;
      return refused;
    };
    const ask = sessionId === null ? askToReplace : askBoth;
    return { ask, hasAgreed: () => isAgreed };
  }

  private _refuse(target: Target): void {
    const { teller, trans, current, switchKernel } = this._options;
    const panel = current();
    if (target.state === 'ready') {
      return;
    }
    const { state, reason: message, hint } = target;
    teller.tell(
      { kind: 'alert', code: `target_${state}`, message, hint },
      panel && state === 'not-glue'
        ? {
            label: trans.__('Switch kernel'),
            callback: () => switchKernel(panel)
          }
        : undefined
    );
  }

  /** What the user agrees to; null where the settings make no cells, or the user wants none. */
  private async _plan(
    panel: NotebookPanel,
    ask: Ask = this._options.askToReplace
  ): Promise<Plan | null> {
    const { target, selection } = this._options.glue;
    const picked = selection.value;
    const compiled = await this._compile(picked);
    if (compiled === null) {
      return null;
    }
    const wanted = wantedIn(target.language, compiled.cells, picked);
    const { cells, overruled } = wanted;
    return agree(
      panel.context.model.sharedModel,
      existing => planInsertion(existing, cells, UUID.uuid4, overruled),
      () => true,
      ask
    );
  }

  /** Whether there was still a notebook to write to. */
  private _write(panel: NotebookPanel, plan: Plan): boolean {
    if (panel.isDisposed) {
      return false;
    }
    carryOut(panel.context.model.sharedModel, plan);
    // Where "undo" means the notebook's.
    panel.content.mode = 'command';
    void this._report(panel.context.path);
    return true;
  }

  /** The cells are written, whether or not the audit log hears of it. */
  private async _report(notebook: string): Promise<void> {
    const { client, selection } = this._options.glue;
    const place = placeOf(selection.value);
    await client
      .reportInsertion({ ...place, notebook })
      .catch((reason: unknown) => {
        console.warn('The audit log was not told of the cells.', reason);
      });
  }

  private async _compile(picked: Selection): Promise<Cells | null> {
    const { client } = this._options.glue;
    try {
      return await client.cells(picked);
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      const { code, message, hint } = error;
      this._options.teller.tell({ kind: 'alert', code, message, hint });
      return null;
    }
  }

  private _tellChange({ edits }: Plan, code: 'inserted' | 'removed'): void {
    const { teller, trans } = this._options;
    const count = edits.filter(({ kind }) => kind !== 'mark').length;
    const unchanged = trans.__('No cell was changed.');
    const changed =
      code === 'inserted'
        ? trans._n('%1 cell written.', '%1 cells written.', count)
        : trans._n('%1 cell removed.', '%1 cells removed.', count);
    const message = count === 0 ? unchanged : changed;
    teller.tell({ kind: 'status', code, message, hint: '' });
  }

  private _isRunning = false;
}
