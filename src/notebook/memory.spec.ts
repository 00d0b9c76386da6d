import { StateDB } from '@jupyterlab/statedb';

import { RoleMemory } from './memory';

const at = new Date('2026-11-24T12:00:00Z');
const source = '%%assume_role\n"arn"';

it('remembers on the next page when a kernel was handed its role', async () => {
  const state = new StateDB();
  await new RoleMemory(state).keep('kernel', { at, source });

  const recalled = await new RoleMemory(state).recall('kernel');

  expect(recalled).toEqual({ at, source });
});

it('knows nothing of other kernels', async () => {
  const memory = new RoleMemory(new StateDB());

  expect(await memory.recall('kernel')).toBeNull();
});

it('forgets the oldest of very many kernels', async () => {
  const memory = new RoleMemory(new StateDB());
  for (let index = 0; index <= 50; index++) {
    await memory.keep(`kernel ${index}`, { at, source });
  }

  expect(await memory.recall('kernel 0')).toBeNull();
  expect(await memory.recall('kernel 1')).not.toBeNull();
});
