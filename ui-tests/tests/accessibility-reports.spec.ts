/** Nothing keeps anyone out of what the panel opens on demand: reasons, reports, dialogs, bills and policies. */
import { barriers, barriersInThemes } from '../audit';
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

const PANEL = '#jp-glue-panel';
const DIALOG = '.jp-Dialog-content';

/** Of JupyterLab's Running panel what is ours: the buttons above the items are drawn by JupyterLab. */
const RUNNING =
  '.jp-RunningSessions-item:has([data-icon="jupyter-glue-panel:glue-panel"])';

test('why a connection is denied, what the network check found and the question before a denied run are open to all', async ({
  lab
}) => {
  await lab.open('reasons');
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');
  await lab.connection('other_vpc').click();
  await lab.connection('other_vpc').getByText('denied').click();
  await expect(
    lab.panel.getByRole('group', { name: /other_vpc/ }).first()
  ).toBeVisible();
  await lab.button('Check network of other_vpc').click();
  await expect(
    lab.panel.getByRole('group', { name: /^Network, as of/ })
  ).toBeVisible();
  expect(await barriers(lab.page, PANEL), 'reports').toEqual([]);

  await lab.button('Insert and run').click();
  await expect(lab.dialog).toContainText('Run anyway');
  expect(await barriers(lab.page, DIALOG), 'foresight').toEqual([]);
});

test('a session opened, its tags, its item in the Running panel, and its stop from question to result are open to all', async ({
  lab,
  sandbox
}) => {
  await lab.startASession('open-to-all');
  const row = lab.session('open-to-all.ipynb');
  await row.getByRole('button', { expanded: false }).click();
  await lab.panel.getByText('Tags, other roles and Regions').click();
  expect(await barriers(lab.page, PANEL), 'details').toEqual([]);
  expect(
    await barriers(lab.page, '.jp-GluePanel-status'),
    'status bar'
  ).toEqual([]);

  await lab.button('Edit tags').click();
  await expect(
    lab.dialog.getByRole('button', { name: 'Save tags' })
  ).toBeVisible();
  expect(await barriers(lab.page, DIALOG), 'tags').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Cancel' }).click();

  await lab.page.getByRole('tab', { name: /^Running/ }).click();
  await expect(lab.page.locator(RUNNING)).toContainText(['open-to-all.ipynb']);
  expect(await barriersInThemes(lab, RUNNING), 'Running').toEqual([]);
  await lab.openPanel();

  await lab.panel
    .getByRole('spinbutton', { name: 'Number of workers' })
    .fill('7');
  await lab.notebook.getByRole('button', { name: 'Stop and apply' }).click();
  await expect(lab.dialog.getByRole('figure', { name: 'New' })).toBeVisible();
  expect(await barriersInThemes(lab, DIALOG), 'apply').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Cancel' }).click();

  const progress = lab.dialog.getByRole('status');
  const stop = lab.dialog.getByRole('button', { name: 'Stop 1 session' });
  await sandbox.inject({ kind: 'access_denied', action: 'StopSession' });
  await row.getByRole('button', { name: /^Stop session/ }).click();
  await expect(stop).toBeVisible();
  expect(await barriersInThemes(lab, DIALOG), 'stop').toEqual([]);
  await stop.click();
  await expect(progress).toContainText('goes on running', STARTING);
  expect(await barriers(lab.page, DIALOG), 'not stopped').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Close' }).click();
  await sandbox.mend();
  await sandbox.inject({ kind: 'latency', action: 'StopSession', seconds: 5 });
  await row.getByRole('button', { name: /^Stop session/ }).click();
  await stop.click();
  await expect(progress).toContainText('0 of 1 have stopped');
  expect(await barriers(lab.page, DIALOG), 'progress').toEqual([]);
  await expect(progress).toContainText('all have stopped', STARTING);
  expect(await barriers(lab.page, DIALOG), 'stopped').toEqual([]);
});

test('a bill with its chart, and the questions before a tag is activated and past bills are backfilled, are open to all', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');
  await expect(lab.panel.getByText('4444-5555-6666').first()).toBeVisible();
  await lab.button('Cost').click();
  await lab.panel.getByRole('button', { name: /^Load costs/ }).click();
  await expect(
    lab.panel.getByRole('table', { name: 'Cost by tag' })
  ).toBeVisible();
  expect(await barriers(lab.page, PANEL), 'bill').toEqual([]);

  await lab.combobox('Tag of the bill').fill('stage');
  await lab.combobox('Tag of the bill').press('Enter');
  await lab.panel.getByRole('button', { name: /^Load/ }).last().click();
  await lab.button('Activate stage…').click();
  await expect(lab.dialog).toBeVisible();
  expect(await barriers(lab.page, DIALOG), 'activate').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Activate stage' }).click();
  await lab.button('Backfill…').click();
  await expect(lab.dialog).toContainText('Backfill the tags of past bills?');
  expect(await barriersInThemes(lab, DIALOG), 'backfill').toEqual([]);
});

test('both sheets about policies are open to all', async ({ lab }) => {
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.command('glue-panel:set-up-accounts');
  await expect(
    lab.page.getByRole('figure', { name: 'trust-policy.json' })
  ).toBeVisible();
  expect(await barriers(lab.page, '#jp-glue-policy-kit'), 'kit').toEqual([]);

  await lab.command('glue-panel:check-policies');
  await lab.page.getByRole('textbox', { name: 'Policy (JSON)' })
    .fill(`{"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}`);
  await lab.page.getByRole('button', { name: 'Check policy' }).click();
  await expect(
    lab.page.getByRole('region', { name: 'Findings' })
  ).toContainText('PassRole');
  expect(await barriers(lab.page, '#jp-glue-policy-lint'), 'lint').toEqual([]);
});

test('mistakes in cells, a denial explained and the field for an MFA code are open to all', async ({
  lab
}) => {
  await lab.open('mistakes', ['%connections session_vpc # mine']);
  await lab.openPanel();
  await lab.button('Load from notebook').click();
  await expect(lab.dialog.getByRole('listitem')).toHaveCount(1);
  expect(await barriers(lab.page, DIALOG), 'findings').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Close' }).click();

  await lab.pickRole('LockedRole');
  await expect(lab.alert).toContainText('LockedRole');
  await lab.button('Insert and run').click();
  await lab.dialog.getByRole('button', { name: 'Replace' }).click();
  await lab.notebook.getByRole('button', { name: 'Explain' }).click();
  await expect(lab.dialog).toBeVisible();
  expect(await barriers(lab.page, DIALOG), 'denial').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Close' }).click();

  await lab.pickRole('MfaSessionRole');
  await expect(
    lab.panel.getByRole('textbox', { name: 'MFA code' })
  ).toBeVisible();
  expect(await barriers(lab.page, PANEL), 'MFA').toEqual([]);
});
