/** Kernels behind a gateway: the panel says whose AWS configuration they have, and does its work all the same. */
import { expect, test as base } from '../fixtures';
import { Lab, STARTING } from '../lab';
import { BeforeGateway } from './gateway';

const test = base.extend<object, { before: BeforeGateway }>({
  before: [
    async ({ sandbox }, use) => {
      const before = await BeforeGateway.start(sandbox.info);
      await use(before);
      await before.stop();
    },
    { scope: 'worker', timeout: 300_000 }
  ]
});

test('a session starts in a kernel on another machine, and the panel says that this machine is another one', async ({
  page,
  before,
  sandbox
}) => {
  const lab = new Lab(page, before.info);
  await lab.load();
  await lab.open('gateway', ['']);
  await lab.openPanel();
  await lab.pickRole('arn:aws:iam::444455556666:role/GlueSessionCreationRole');
  await expect(lab.panel.getByText(/gateway/).first()).toBeVisible();
  await lab.connection('session_vpc').click();
  await lab.combobox('Runtime role').fill('AWSGlueServiceRole-blog');
  await lab.combobox('Runtime role').press('Enter');

  await lab.button('Insert and run').click();

  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  const ready = sandbox
    .sessions('production')
    .filter(({ Status }) => Status === 'READY');
  expect(ready).toHaveLength(1);
});
