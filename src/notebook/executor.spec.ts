import type { Cell } from '@jupyterlab/cells';
import type { INotebookCellExecutor } from '@jupyterlab/notebook';

import { Captured, KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';
import { HoldingExecutor } from './executor';

type RunOptions = INotebookCellExecutor.IRunCellOptions;

hushYjs();

/** A notebook with a role cell, tags and code, whose kernel takes a moment for each cell. */
class Bench {
  constructor(role: Captured, isHolding = true) {
    this.notebook.fill(
      marked('role', KERNEL.roleFirst.source),
      marked('tags', KERNEL.tags.source),
      code('print(1)')
    );
    const of = () => this.notebook.life;
    this._executor = new HoldingExecutor({ of, isHolding }, async options => {
      const index = this._indexOf(options);
      this.sent.push(index);
      await Promise.resolve();
      this.notebook.ran(index, index === 0 ? role : KERNEL.tags);
      return true;
    });
  }

  readonly notebook = new FakeNotebook();

  /** Which cells the kernel was sent, by their index. */
  readonly sent: number[] = [];

  /** Runs cells as "Run all" does: all at once. */
  run(...indexes: number[]): Promise<boolean[]> {
    return Promise.all(
      indexes.map(index => {
        const { model: notebook } = this.notebook;
        const cell = { model: this.notebook.code(index) } as unknown as Cell;
        // Of all the options, the executor itself reads these two.
        const options = { cell, notebook } as unknown as RunOptions;
        return this._executor.runCell(options);
      })
    );
  }

  private _indexOf({ cell }: RunOptions): number {
    const { cells } = this.notebook.model;
    return [...cells].findIndex(({ id }) => id === cell.model.id);
  }

  private readonly _executor: HoldingExecutor;
}

let bench: Bench;

afterEach(() => bench.notebook.dispose());

it('sends nothing behind a role that was refused, K2 and K3', async () => {
  bench = new Bench(KERNEL.roleDenied);

  const results = await bench.run(0, 1, 2);

  expect(bench.sent).toEqual([0]);
  expect(results).toEqual([true, false, false]);
  expect(bench.notebook.life.hasRefused).toBe(true);
});

it('sends nothing behind a refused role even while a session runs', async () => {
  bench = new Bench(KERNEL.roleDenied);
  bench.notebook.ran(2, KERNEL.start);

  await bench.run(0, 1, 2);

  expect(bench.sent).toEqual([0]);
});

it('sends all in their order behind a role that was assumed', async () => {
  bench = new Bench(KERNEL.roleFirst);

  const results = await bench.run(0, 1, 2);

  expect(bench.sent).toEqual([0, 1, 2]);
  expect(results).toEqual([true, true, true]);
});

it('sends no code before the role cell has run', async () => {
  bench = new Bench(KERNEL.roleFirst);

  await bench.run(2);

  expect(bench.sent).toEqual([]);
});

it('sends magics, which start no session, at any time', async () => {
  bench = new Bench(KERNEL.roleFirst);

  await bench.run(1);

  expect(bench.sent).toEqual([1]);
});

it('sends code after the role was assumed, and at once', async () => {
  bench = new Bench(KERNEL.roleFirst);
  await bench.run(0);

  const run = bench.run(2);

  expect(bench.sent).toEqual([0, 2]);
  await run;
});

it('shows a cell that waits as running, and a refused one as idle', async () => {
  bench = new Bench(KERNEL.roleDenied);

  const run = bench.run(0, 2);
  const whileWaiting = bench.notebook.code(2).executionState;
  await run;

  expect(whileWaiting).toBe('running');
  expect(bench.notebook.code(2).executionState).toBe('idle');
});

it('sends everything where the user wants nothing held back', async () => {
  bench = new Bench(KERNEL.roleDenied, false);

  await bench.run(0, 1, 2);

  expect(bench.sent).toEqual([0, 1, 2]);
});

it.each([
  ['a denied role', 'roleDenied'],
  ['a role in braces, K1', 'roleBraces']
] as const)(
  "sends nothing behind %s in a cell of the user's own",
  async (_, name) => {
    bench = new Bench(KERNEL[name]);
    bench.notebook.fill(code(KERNEL[name].source), code('x'), code('y'));

    await bench.run(0, 1, 2);

    expect(bench.sent).toEqual([0]);
    expect(bench.notebook.life.hasRefused).toBe(true);
  }
);

it('sends everything in a notebook without a role cell', async () => {
  bench = new Bench(KERNEL.roleFirst);
  bench.notebook.model.sharedModel.deleteCell(0);

  await bench.run(1);

  expect(bench.sent).toEqual([1]);
});
