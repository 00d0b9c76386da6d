/** Measures what inserting costs in a notebook of 1,000 cells, beside other ways of adding four cells there. */
import { expect, test } from '../fixtures';
import { write } from './results';

const CELLS = 1000;
const ROUNDS = 5;

/** Milliseconds of each way, until what it did is on the screen. */
interface Took {
  readonly ours: number[];
  readonly transaction: number[];
  readonly commands: number[];
}

/** The parts of JupyterLab that a benchmark reaches for. */
interface Notebook {
  readonly content: {
    activeCellIndex: number;
    readonly model: {
      readonly cells: { readonly length: number };
      readonly sharedModel: {
        readonly changed: { connect(slot: (change: unknown) => void): void };
        insertCells(index: number, cells: object[]): void;
        transact(change: () => void): void;
        undo(): void;
      };
    };
  };
}

/** A notebook without code, into which the panel inserts four cells: with code it would be three. */
function prose(cells: number): object {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'glue_pyspark', display_name: 'Glue PySpark' }
    },
    cells: Array.from({ length: cells }, (_, index) => ({
      id: `cell-${index}`,
      cell_type: 'markdown',
      metadata: {},
      source: `Paragraph ${index}`
    }))
  };
}

/** In the page: adds four cells by each way in turn, and takes them back by one undo step. */
async function race(rounds: number): Promise<Took> {
  const { shell, commands } = window.jupyterapp;
  const { content } = shell.currentWidget as unknown as Notebook;
  const { model } = content;
  const notebook = model.sharedModel;
  const before = model.cells.length;
  const frame = (): Promise<number> => new Promise(requestAnimationFrame);
  const painted = async (): Promise<number> => {
    while (model.cells.length < before + 4) {
      await new Promise(resolve => {
        model.sharedModel.changed.connect(resolve);
      });
    }
    await frame();
    await frame();
    return performance.now();
  };
  const undo = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step++) {
      notebook.undo();
    }
    if (model.cells.length !== before) {
      throw new Error(`Not undone: ${model.cells.length} cells`);
    }
    await frame();
    await frame();
  };
  const answered = (before: number): number =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/glue-panel/cells'))
      .map(entry => (entry as PerformanceResourceTiming).responseEnd)
      .filter(time => time <= before)
      .reduce((one, other) => Math.max(one, other));
  const four = ['a', 'b', 'c', 'd'].map(source => ({
    cell_type: 'code',
    source
  }));
  const took: Took = { ours: [], transaction: [], commands: [] };
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    notebook.transact(() => notebook.insertCells(0, four));
    took.transaction.push((await painted()) - started);
    await undo(1);

    performance.clearResourceTimings();
    const inserting = commands.execute('glue-panel:insert');
    const end = await painted();
    took.ours.push(end - answered(end));
    await inserting;
    await undo(1);

    content.activeCellIndex = 0;
    const begun = performance.now();
    for (let cell = 0; cell < 4; cell++) {
      await commands.execute('notebook:insert-cell-above');
    }
    took.commands.push((await painted()) - begun);
    await undo(1);
  }
  return took;
}

test('four cells into a notebook of 1,000', async ({ lab }) => {
  await lab.server('PUT', 'contents/thousand.ipynb', {
    type: 'notebook',
    content: prose(CELLS)
  });
  await lab.show('thousand');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expect(lab.button('Insert into notebook')).toBeEnabled();

  const took = await lab.page.evaluate(race, ROUNDS);

  write('notebook', took);
});
