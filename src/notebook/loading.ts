/** Fills the sidebar from the notebook in front, and mends what is wrong in its cells. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import { GlueError } from '../api/request';
import type { Selection } from '../api/types';
import type { IGlueModel } from '../tokens';
import type { ShowFindings } from './findings';
import {
  applyFix,
  CellFinding,
  NotebookReading,
  readSettings
} from './reading';
import type { ITeller } from './teller';

interface Options {
  readonly glue: Pick<IGlueModel, 'client' | 'selection'>;
  readonly teller: ITeller;
  readonly trans: TranslationBundle;
  /** The notebook in front. */
  readonly current: () => NotebookPanel | null;
  /** The notebook in front, if it can take settings now; else says why not. */
  readonly ready: () => NotebookPanel | null;
  readonly showFindings: ShowFindings;
}

export class Loading {
  constructor(private readonly _options: Options) {}

  /** Reads the cells into the sidebar and says so; shows what is wrong in them until it is mended, or left. */
  async load(): Promise<void> {
    const panel = this._options.ready();
    const reading = panel && (await this._readIntoSidebar(panel));
    if (!reading) {
      return;
    }
    const { findings, selection } = reading;
    if (!asksForSomething(selection) && findings.length === 0) {
      this._tellNothing(panel.title.label);
      return;
    }
    this._tell('loaded', this._loaded(panel.title.label, findings.length));
    await this._show(panel, findings, true);
  }

  /** Shows what is wrong in the cells until it is mended, or left. The sidebar stays as it is. */
  async mend(panel: NotebookPanel): Promise<void> {
    const reading = await this._read(panel);
    if (reading?.findings.length === 0) {
      this._tellMended();
    }
    await this._show(panel, reading?.findings ?? [], false);
  }

  private async _show(
    panel: NotebookPanel,
    findings: readonly CellFinding[],
    fillsSidebar: boolean
  ): Promise<void> {
    if (findings.length > 0) {
      await this._options.showFindings(findings, finding =>
        this._mendOne(panel, finding, fillsSidebar)
      );
    }
  }

  /** Answers what is left to look at, as far as it is known. */
  private async _mendOne(
    panel: NotebookPanel,
    finding: CellFinding,
    fillsSidebar: boolean
  ): Promise<readonly CellFinding[]> {
    if (panel.isDisposed) {
      return [];
    }
    const hasChanged = applyFix(panel.context.model.sharedModel, finding);
    // Where "undo" means the notebook's.
    panel.content.mode = 'command';
    const reading = fillsSidebar
      ? await this._readIntoSidebar(panel)
      : await this._read(panel);
    if (!hasChanged) {
      this._tellChanged(finding);
    } else if (reading?.findings.length === 0) {
      this._tellMended();
    }
    return reading?.findings ?? [];
  }

  private async _readIntoSidebar(
    panel: NotebookPanel
  ): Promise<NotebookReading | null> {
    const { glue } = this._options;
    const reading = await this._read(panel);
    if (reading && asksForSomething(reading.selection)) {
      glue.selection.replace(reading.selection);
    }
    return reading;
  }

  /** Null where the server can't tell, or another notebook, with a selection of its own, came to the front. */
  private async _read(panel: NotebookPanel): Promise<NotebookReading | null> {
    const { glue, current, teller } = this._options;
    try {
      const { sharedModel } = panel.context.model;
      const reading = await readSettings(sharedModel, glue.client);
      return current() === panel ? reading : null;
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      const { code, message, hint } = error;
      teller.tell({ kind: 'alert', code, message, hint });
      return null;
    }
  }

  private _loaded(name: string, count: number): string {
    const { trans } = this._options;
    return count === 0
      ? trans.__('Loaded from %1; nothing to mend.', name)
      : trans._n(
          'Loaded from %2; %1 thing to look at.',
          'Loaded from %2; %1 things to look at.',
          count,
          name
        );
  }

  private _tellNothing(name: string): void {
    const { teller, trans } = this._options;
    teller.tell({
      kind: 'status',
      code: 'nothing_to_load',
      message: trans.__('No Glue settings in %1.', name),
      hint: trans.__('What you picked stays.')
    });
  }

  private _tellChanged({ number }: CellFinding): void {
    const { teller, trans } = this._options;
    teller.tell({
      kind: 'alert',
      code: 'cell_changed',
      message: trans.__('Cell %1 was left as it is.', number),
      hint: trans.__('It was edited meanwhile. Look at it again.')
    });
  }

  private _tellMended(): void {
    this._tell('mended', this._options.trans.__('Nothing to mend.'));
  }

  private _tell(code: 'loaded' | 'mended', message: string): void {
    this._options.teller.tell({ kind: 'status', code, message, hint: '' });
  }
}

/** Whether cells say anything at all: `style` alone is how they would say it. */
function asksForSomething({ style: _, ...rest }: Selection): boolean {
  return Object.values(rest).some(value =>
    value !== null && typeof value === 'object'
      ? Object.keys(value).length > 0
      : value !== null && value !== undefined
  );
}
