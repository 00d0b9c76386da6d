import type { INotebookCellExecutor } from '@jupyterlab/notebook';

import { LazyExecutor } from './lazy-executor';
import { Lives } from './lives';

type RunOptions = INotebookCellExecutor.IRunCellOptions;

const offline = () => Promise.reject(new Error('Offline.'));

/** A cell of a notebook whose kernel said that it is a Glue kernel, that it is none, or nothing yet. */
function cell(isGlue: boolean | null, load: () => Promise<Lives>) {
  const kernels = { isGlue: () => isGlue };
  const run = jest.fn(async () => true);
  const fetch = jest.fn(load);
  const executor = new LazyExecutor({ kernels, load: fetch }, run);
  // Of all the options, the executor itself reads these.
  const options = {
    cell: { model: { type: 'code' } },
    sessionContext: { session: { kernel: { id: 'kernel-1' } } }
  } as unknown as RunOptions;
  return { run, fetch, runs: () => executor.runCell(options) };
}

describe('LazyExecutor', () => {
  it('runs the cells of other kernels without fetching anything', async () => {
    const { run, fetch, runs } = cell(false, offline);

    expect(await runs()).toBe(true);

    expect(run).toHaveBeenCalledTimes(1);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('runs what nothing holds back in a Glue kernel', async () => {
    const { run, runs } = cell(true, async () => new Lives());

    expect(await runs()).toBe(true);

    expect(run).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['runs nothing in a Glue kernel', true, 0],
    ['goes on where no kernel is known as one', null, 1]
  ])(
    '%s while what holds code back cannot be fetched',
    async (_, isGlue, runs) => {
      const hushed = jest.spyOn(console, 'error').mockImplementation();
      const held = cell(isGlue, offline);

      expect(await held.runs()).toBe(runs === 1);

      expect(held.run).toHaveBeenCalledTimes(runs);
      hushed.mockRestore();
    }
  );
});
