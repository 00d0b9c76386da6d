import { StateDB } from '@jupyterlab/statedb';

import { RecentRoles } from './recent';

describe('RecentRoles', () => {
  it('survive a reload, the last first', async () => {
    const state = new StateDB();
    const before = new RecentRoles(state);
    await before.remember('first');
    await before.remember('second');

    const after = new RecentRoles(state);
    await after.restore();

    expect(after.arns).toEqual(['second', 'first']);
  });

  it('name a role once, and no more than five', async () => {
    const recent = new RecentRoles(null);

    for (const arn of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) {
      await recent.remember(arn);
    }

    expect(recent.arns).toEqual(['b', 'f', 'e', 'd', 'c']);
  });

  it('make nothing of a state that is not theirs', async () => {
    const state = new StateDB();
    await state.save('jupyter-glue-panel:recent-roles', ['good', 7, null]);

    const recent = new RecentRoles(state);
    await recent.restore();

    expect(recent.arns).toEqual(['good']);
  });
});
