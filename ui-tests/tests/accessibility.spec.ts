/** Nothing keeps anyone out: axe looks at the panel in each of its states, and at what it adds to notebooks. */
import { readFile, rm, writeFile } from 'node:fs/promises';

import { barriers, barriersInThemes } from '../audit';
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

const PANEL = '#jp-glue-panel';
const NOTEBOOK = '.jp-NotebookPanel:not(.lm-mod-hidden)';
const BADGE = `${NOTEBOOK} .jp-GluePanel-badge`;
const BANNER = `${NOTEBOOK} .jp-GluePanel-banner`;
const DIALOG = '.jp-Dialog-content';

test('the filled panel is open to all, in light, dark and high contrast', async ({
  lab
}) => {
  await lab.open('filled');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expect(lab.button('Insert into notebook')).toBeEnabled();
  await lab.panel.getByText('Preview').click();

  expect(await barriersInThemes(lab, PANEL, BADGE)).toEqual([]);
});

test('a list that is open to pick from is open to all', async ({ lab }) => {
  await lab.openPanel();

  await expect(lab.panel.getByText('ISBlogUser').first()).toBeVisible();
  await lab.combobox('Account role').click();
  await expect(
    lab.page.locator('.jp-GluePanel-popup').getByRole('option').first()
  ).toBeVisible();

  expect(await barriers(lab.page, PANEL, '.jp-GluePanel-popup')).toEqual([]);
});

test('the panel of a machine without AWS credentials is open to all', async ({
  lab,
  sandbox
}) => {
  const file = sandbox.info.aws_config_file;
  const config = await readFile(file);
  await rm(file);
  try {
    await lab.openPanel();
    await lab.button('Refresh everything').click();
    await expect(
      lab.panel.locator('[data-kind=not-configured]').first()
    ).toBeVisible();

    expect(await barriers(lab.page, PANEL)).toEqual([]);
  } finally {
    await writeFile(file, config);
  }
});

test('failed, loading and stale are open to all', async ({ lab, sandbox }) => {
  const shows = (kind: string): Promise<void> =>
    expect(lab.panel.locator(`[data-kind=${kind}]`).first()).toBeVisible();
  await lab.openPanel();
  await lab.pickRole('LockedRole');
  await shows('failed');
  expect(await barriers(lab.page, PANEL), 'failed').toEqual([]);

  await sandbox.inject({ kind: 'latency', action: 'AssumeRole', seconds: 5 });
  await lab.button('Assume role').click();
  await shows('loading');
  expect(await barriers(lab.page, PANEL), 'loading').toEqual([]);

  await sandbox.mend();
  await lab.pickRole('GlueSessionCreationRole');
  await expect(lab.connection('session_vpc')).toBeVisible();
  await sandbox.inject({ kind: 'access_denied', action: 'GetConnections' });
  await lab.button('Refresh connections').click();
  await shows('stale');
  expect(await barriersInThemes(lab, PANEL), 'stale').toEqual([]);
});

test('badge, banner and the dialogs of a notebook are open to all', async ({
  lab
}) => {
  const own = '%session_id_prefix mine\n%additional_python_modules pandas';
  await lab.open('dialogs', [own]);
  await lab.command('notebook:run-all-cells');
  await lab.rewrite(lab.cell('%session_id_prefix'), 'print(1)');
  await lab.openPanel();
  await lab.pickRole('LockedRole');
  await expect(lab.alert).toContainText('LockedRole');
  await lab.button('Insert and run').click();
  await expect(lab.dialog).toContainText('Restart and run', STARTING);
  expect(await barriersInThemes(lab, DIALOG), 'restart').toEqual([]);
  await lab.dialog
    .getByRole('button', { name: 'Run without a restart' })
    .click();
  await expect(lab.banner).toBeVisible();
  expect(await barriers(lab.page, BADGE, BANNER), 'banner').toEqual([]);

  await lab.badge.click();
  await expect(lab.dialog).toBeVisible();
  expect(await barriers(lab.page, DIALOG), 'passport').toEqual([]);
  await lab.page.keyboard.press('Escape');

  await lab.rewrite(lab.cell('%%assume_role'), '%%assume_role\n"mine"');
  await lab.button('Insert into notebook').click();
  await expect(lab.dialog).toContainText('Replace');
  expect(await barriersInThemes(lab, DIALOG), 'replace').toEqual([]);
});

test('the questions before a preset is named, replaced and deleted are open to all, in every theme', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.combobox('Tag preset').selectOption('Analytics · Data-Platform');
  await lab.panel.getByLabel('Tag value 1').fill('mine');
  const save = lab.dialog.getByRole('button', { name: 'Save' });
  const name = lab.dialog.getByRole('textbox', { name: 'Name' });

  await lab.button('Save preset').click();
  await expect(name).toBeFocused();
  expect(await barriersInThemes(lab, DIALOG), 'name').toEqual([]);
  await name.fill('Open to all');
  await save.click();
  await expect(lab.combobox('Tag preset')).toHaveValue('Open to all');

  await lab.panel.getByLabel('Tag value 1').fill('other');
  await lab.button('Save preset').click();
  await name.fill('Open to all');
  await save.click();
  await expect(lab.dialog).toContainText('Replace the tag preset');
  expect(await barriersInThemes(lab, DIALOG), 'replace').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Replace preset' }).click();

  await lab.button('Delete preset').click();
  await expect(lab.dialog).toContainText('Delete the tag preset');
  expect(await barriersInThemes(lab, DIALOG), 'delete').toEqual([]);
  await lab.dialog.getByRole('button', { name: 'Delete preset' }).click();
  await expect(lab.status).toContainText('Open to all deleted');
});

test("the panel's menu, a sidebar of 240 px, and sessions of several places of which one fails are open to all, in every theme", async ({
  lab,
  sandbox
}) => {
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('AWS Glue menu').click();
  await expect(
    lab.page.getByRole('menuitem', { name: 'Load from notebook' })
  ).toBeVisible();
  expect(await barriersInThemes(lab, '.lm-Menu', PANEL), 'menu').toEqual([]);
  await lab.page.keyboard.press('Escape');

  await lab.panel.getByText('Tags, other roles and Regions').click();
  await lab.combobox('Also through role').fill('TeamSessionRole');
  await lab.combobox('Also through role').press('Enter');
  await expect.poll(() => lab.sessionIds()).toContain('nightly-c77d1e02');
  const { account_b: account } = sandbox.info;
  await sandbox.inject({
    kind: 'access_denied',
    action: 'ListSessions',
    account
  });
  await lab.button('Refresh sessions').click();
  await expect(
    lab.section('Sessions').getByText('GlueSessionCreationRole')
  ).toContainText('AWS denied glue:ListSessions');
  expect(await barriersInThemes(lab, PANEL), 'places').toEqual([]);

  await lab.panel.evaluate(panel => {
    panel.style.maxWidth = '240px';
  });
  expect(await barriersInThemes(lab, PANEL), '240 px').toEqual([]);
});
