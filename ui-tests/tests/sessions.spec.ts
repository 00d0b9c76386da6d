/** The sidebar's section "Sessions": what runs at AWS, whose it is, and the way to stop it. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

/** What Glue lists. */
interface Listed {
  Ids: string[];
}

test('a session is listed with its notebook, found by its tag, and stopped until AWS says so', async ({
  lab,
  sandbox
}) => {
  const id = await lab.startASession('listed');
  const row = lab.session('listed.ipynb');
  const isReady = Date.now();
  const left = (): number => Math.max(1, isReady + 5_000 - Date.now());
  await expect(row).toContainText('READY', { timeout: left() });
  await row.getByRole('button', { expanded: false }).click();
  await expect(
    lab.panel.getByRole('list', { name: 'Tags', exact: true })
  ).toContainText('group=analytics', { timeout: left() });

  await lab.panel.getByText('Tags, other roles and Regions').click();
  await lab.combobox('Only with tag').fill('group=somebody-elses');
  await lab.combobox('Only with tag').press('Enter');
  await expect(lab.panel.getByText('No session carries')).toBeVisible();
  await lab.button('Remove group=somebody-elses').click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /^Stop session/ }).click();
  await lab.dialog.getByRole('button', { name: 'Stop 1 session' }).click();

  await expect(lab.dialog.getByRole('status')).toContainText(
    'all have stopped',
    STARTING
  );
  expect(sandbox.status('production', id)).toBe('STOPPED');
});

test('exactly the sessions that carry a tag are listed where Glue is asked for it', async ({
  lab,
  sandbox
}) => {
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');
  const { Ids: all } = sandbox.aws<Listed>(
    'production',
    'glue',
    'list_sessions'
  );
  const { Ids: tagged } = sandbox.aws<Listed>(
    'production',
    'glue',
    'list_sessions',
    { Tags: { group: 'analytics' } }
  );
  expect(tagged.length).toBeGreaterThan(0);
  expect(all.length).toBeGreaterThan(tagged.length);
  await expect.poll(() => lab.sessionIds()).toEqual(all.sort());

  await lab.panel.getByText('Tags, other roles and Regions').click();
  await lab.combobox('Only with tag').fill('group=analytics');
  await lab.combobox('Only with tag').press('Enter');

  await expect.poll(() => lab.sessionIds()).toEqual(tagged.sort());
});

test('a session is known by its notebook while its first cell still runs, and is no orphan', async ({
  lab
}) => {
  await lab.open('long', [
    '%iam_role arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog',
    'import time\ntime.sleep(30)'
  ]);
  await lab.openPanel();

  const run = lab.command('notebook:run-all-cells');

  await expect(lab.session('long.ipynb')).toContainText('READY', STARTING);
  await expect(lab.panel.getByText(/orphan/)).toBeHidden();
  await run;
});

test('a running session gets another tag, and the CLI line that shows its tags is copied', async ({
  lab,
  sandbox
}) => {
  await lab.page.context().grantPermissions(['clipboard-read']);
  const id = await lab.startASession('tagged');
  const row = lab.session('tagged.ipynb');
  await row.getByRole('button', { expanded: false }).click();

  await lab.button('Edit tags').click();
  await lab.dialog.getByRole('button', { name: 'Add tag' }).click();
  await lab.dialog.getByRole('textbox', { name: 'Tag key 3' }).fill('stage');
  await lab.dialog.getByRole('textbox', { name: 'Tag value 3' }).fill('test');
  await lab.dialog.getByRole('button', { name: 'Save tags' }).click();

  await expect(
    lab.panel.getByRole('list', { name: 'Tags', exact: true })
  ).toContainText('stage=test');
  expect(sandbox.tags('production', { Id: id })).toMatchObject({
    group: 'analytics',
    stage: 'test',
    owner: expect.stringContaining(':AssumeRoleSession')
  });
  await lab.button('Copy get-tags command').click();
  await expect
    .poll(() => lab.page.evaluate(() => navigator.clipboard.readText()))
    .toContain('aws glue get-tags --resource-arn arn:aws:glue:us-east-1:');
});

test('a session whose stop fails is told to be running', async ({
  lab,
  sandbox
}) => {
  await lab.startASession('stubborn');
  await sandbox.inject({
    kind: 'access_denied',
    service: 'glue',
    action: 'StopSession'
  });
  const row = lab.session('stubborn.ipynb');

  await row.getByRole('button', { name: /^Stop session/ }).click();
  await lab.dialog.getByRole('button', { name: 'Stop 1 session' }).click();

  await expect(lab.dialog.getByRole('status')).toHaveText(
    '1 session goes on running, and costing.',
    STARTING
  );
  await expect(lab.dialog).toContainText(
    'still READY: AWS denied glue:StopSession'
  );
  await lab.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(row).toContainText('READY');
});

test("a session is found in JupyterLab's Running panel, leads to its notebook, and is stopped there", async ({
  lab,
  sandbox
}) => {
  const id = await lab.startASession('runs');
  await lab.open('in-front', [''], 'python3');
  await lab.page.getByRole('tab', { name: /^Running/ }).click();
  const running = lab.page.locator('#jp-running-sessions');
  const item = running
    .getByRole('treeitem')
    .filter({ hasText: 'runs.ipynb' })
    .filter({ hasText: 'READY' });

  await item.getByText('runs.ipynb').click();
  await expect(lab.badge).toContainText('Glue ✓');
  await item.hover();
  await item.getByTitle('Stop session').click();
  await lab.dialog.getByRole('button', { name: 'Stop 1 session' }).click();

  await expect(lab.dialog.getByRole('status')).toContainText(
    'all have stopped',
    STARTING
  );
  expect(sandbox.status('production', id)).toBe('STOPPED');
});
