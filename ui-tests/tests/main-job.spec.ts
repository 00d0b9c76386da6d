/** Pick role, tags and VPC connection in the sidebar; the notebook's Glue kernel starts that session. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

test('the session starts in the production account, with what was picked', async ({
  lab,
  sandbox
}) => {
  await lab.open('main-job');
  await lab.openPanel();

  await lab.pickTheWalkthrough();
  await lab.combobox('Glue version').selectOption('5.1');
  await lab.combobox('Worker type').selectOption('G.1X');
  await lab.panel
    .getByRole('spinbutton', { name: 'Number of workers' })
    .fill('5');
  await lab.panel
    .getByRole('spinbutton', { name: 'Idle timeout (minutes)' })
    .fill('60');
  await lab.panel.getByRole('button', { name: 'Insert and run' }).click();
  await expect(lab.status).toContainText('The settings are in the kernel');
  const mine = lab.notebook
    .locator('.jp-CodeCell')
    .filter({ hasText: 'print(1 + 1)' });
  await mine.locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');
  await expect(mine.locator('.jp-OutputArea-output').last()).toHaveText(
    /(^|\n)2\s*$/,
    STARTING
  );

  const ready = sandbox
    .sessions('production')
    .filter(session => session.Status === 'READY');
  expect(ready).toHaveLength(1);
  expect(ready[0]).toMatchObject({
    Role: `arn:aws:iam::${sandbox.info.account_b}:role/AWSGlueServiceRole-blog`,
    Connections: { Connections: ['session_vpc'] },
    GlueVersion: '5.1',
    WorkerType: 'G.1X',
    NumberOfWorkers: 5,
    IdleTimeout: 60
  });
  expect(sandbox.tags('production', ready[0])).toMatchObject({
    group: 'analytics',
    billing: 'Data-Platform'
  });
  expect(sandbox.sessions('default')).toEqual([]);
});

test('in a notebook without code the start-up cell starts the session', async ({
  lab,
  sandbox
}) => {
  await lab.open('without-code', ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.panel.getByRole('button', { name: 'Insert and run' }).click();

  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  await expect(
    lab.notebook.getByRole('button', { name: /Glue ✓ 4444-5555-6666/ })
  ).toBeVisible();
  expect(
    sandbox.sessions('production').filter(({ Status }) => Status === 'READY')
  ).toHaveLength(1);
});
