import { StateDB } from '@jupyterlab/statedb';

import { SelectionModel } from './selection';

describe('SelectionModel', () => {
  it('survives a reload, a notebook each', async () => {
    const state = new StateDB();
    const before = new SelectionModel(state);
    before.bind('one.ipynb');
    before.update({ glue_version: '4.0' });
    before.bind('two.ipynb');
    before.update({ glue_version: '5.0' });

    const after = new SelectionModel(state);
    await after.restore();
    after.bind('one.ipynb');

    expect(after.value.glue_version).toBe('4.0');
  });

  it('gives a field that nobody set its default', () => {
    const selection = new SelectionModel(null);

    selection.setDefaults({ worker_type: 'G.2X' });

    expect(selection.value).toEqual({ worker_type: 'G.2X' });
  });

  it('follows a default that changes, without a reload', () => {
    const selection = new SelectionModel(null);
    selection.setDefaults({ worker_type: 'G.2X', idle_timeout_minutes: 60 });
    selection.update({ idle_timeout_minutes: 30 });

    selection.setDefaults({ worker_type: 'G.4X', idle_timeout_minutes: 90 });

    expect(selection.value).toEqual({
      worker_type: 'G.4X',
      idle_timeout_minutes: 30
    });
  });

  it('leaves what was cleared to the kernel, not to the default', () => {
    const selection = new SelectionModel(null);
    selection.setDefaults({ glue_version: '5.1' });

    selection.update({ glue_version: null });

    expect(selection.value.glue_version).toBeNull();
  });

  it('is the same object until something changes', () => {
    const selection = new SelectionModel(null);
    selection.update({ tags: { group: 'analytics' } });
    const before = selection.value;

    selection.update({ tags: { group: 'analytics' } });

    expect(selection.value).toBe(before);
  });

  it('starts a notebook without one from the last that was changed', () => {
    const selection = new SelectionModel(null);
    selection.bind('one.ipynb');
    selection.update({ connections: ['session_vpc'] });

    selection.bind('new.ipynb');

    expect(selection.value.connections).toEqual(['session_vpc']);
  });
});
