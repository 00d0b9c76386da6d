import { StateDB } from '@jupyterlab/statedb';

import { FoldModel } from './folds';

describe('FoldModel', () => {
  it('survives a reload', async () => {
    const state = new StateDB();
    await new FoldModel(state, ['identity']).fold('tags', true);

    const after = new FoldModel(state, []);
    await after.restore();

    expect(['identity', 'tags', 'role'].map(id => after.isFolded(id))).toEqual([
      true,
      true,
      false
    ]);
  });

  it('forgets after a reload that trouble unfolded a section', async () => {
    const state = new StateDB();
    const before = new FoldModel(state, ['identity']);
    before.unfold('identity');

    const after = new FoldModel(state, ['identity']);
    await after.restore();

    expect(before.isFolded('identity')).toBe(false);
    expect(after.isFolded('identity')).toBe(true);
  });
});
