import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { hushYjs } from '../testing/notebooks';
import { SESSION_ID } from '../testing/sessions';
import { renew } from './renewal';
import type { NotebookLife } from './life';

hushYjs();

let notebook: FakeNotebook;

afterEach(() => notebook.dispose());

/** A kernel that answers `%status` so. */
function kernelSaying(status: string): NonNullable<NotebookLife['kernel']> {
  notebook = new FakeNotebook({
    prints: code => (code === '%status' ? status : '')
  });
  const { kernel } = notebook.life;
  if (kernel === null) {
    throw new Error('The fake notebook has a kernel.');
  }
  return kernel;
}

const assuming = { run: async () => KERNEL.expiredRole };
const READY = `Session ID: ${SESSION_ID}\nStatus: READY\n`;

it('renews by a role cell and a reconnect to nowhere, and proves it, K6', async () => {
  const kernel = kernelSaying(READY);

  const renewal = await renew('role', SESSION_ID, assuming, kernel);

  expect(renewal.state).toBe('renewed');
  expect(notebook.kernel.asked).toEqual([
    expect.stringMatching(/^%reconnect glue-panel-renewal-/),
    '%status'
  ]);
});

it('leaves the kernel alone where the role is refused', async () => {
  const kernel = kernelSaying(READY);
  const refused = { run: async () => KERNEL.roleDenied };

  const renewal = await renew('role', SESSION_ID, refused, kernel);

  expect(renewal).toMatchObject({
    state: 'refused',
    outcome: { code: 'role_refused' }
  });
  expect(notebook.kernel.asked).toEqual([]);
});

it('claims nothing where the kernel does not reach its session', async () => {
  const kernel = kernelSaying('The security token has expired');

  const renewal = await renew('role', SESSION_ID, assuming, kernel);

  expect(renewal.state).toBe('unproven');
});

it('needs no reconnect where there is no session yet', async () => {
  const kernel = kernelSaying('');

  const renewal = await renew('role', null, assuming, kernel);

  expect(renewal.state).toBe('renewed');
  expect(notebook.kernel.asked).toEqual([]);
});
