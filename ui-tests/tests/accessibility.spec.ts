/** Nothing keeps anyone out: axe looks at the panel in each of its states, and at what it adds to notebooks. */
import { readFile, rm, writeFile } from 'node:fs/promises';

import { barriers } from '../audit';
import { expect, test } from '../fixtures';

const PANEL = '#jp-glue-panel';
const NOTEBOOK = '.jp-NotebookPanel:not(.lm-mod-hidden)';
const BADGE = `${NOTEBOOK} .jp-GluePanel-badge`;
const BANNER = `${NOTEBOOK} .jp-GluePanel-banner`;
const DIALOG = '.jp-Dialog-content';

const THEMES = [
  'JupyterLab Light',
  'JupyterLab Dark',
  'JupyterLab Dark High Contrast'
];

test('the filled panel is open to all, in light, dark and high contrast', async ({
  lab
}) => {
  test.setTimeout(90_000);
  await lab.open('filled');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expect(lab.button('Insert into notebook')).toBeEnabled();
  await lab.panel.getByText('Preview').click();

  for (const theme of THEMES) {
    await lab.wear(theme);
    expect(await barriers(lab.page, PANEL, BADGE), theme).toEqual([]);
  }
  await lab.wear('JupyterLab Light');
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
  test.setTimeout(90_000);
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
  for (const theme of THEMES) {
    await lab.wear(theme);
    expect(await barriers(lab.page, PANEL), `stale, ${theme}`).toEqual([]);
  }
  await lab.wear('JupyterLab Light');
});

test('badge, banner and both dialogs in a notebook are open to all', async ({
  lab
}) => {
  test.setTimeout(90_000);
  await lab.open('dialogs');
  await lab.openPanel();
  await lab.pickRole('LockedRole');
  await expect(lab.alert).toContainText('LockedRole');
  await lab.button('Insert and run').click();
  await expect(lab.banner).toBeVisible();
  expect(await barriers(lab.page, BADGE, BANNER), 'banner').toEqual([]);

  await lab.badge.click();
  await expect(lab.dialog).toBeVisible();
  expect(await barriers(lab.page, DIALOG), 'passport').toEqual([]);
  await lab.page.keyboard.press('Escape');

  await lab.rewrite(lab.cell('%%assume_role'), '%%assume_role\n"mine"');
  await lab.button('Insert into notebook').click();
  await expect(lab.dialog).toContainText('Replace');
  for (const theme of THEMES) {
    await lab.wear(theme);
    expect(await barriers(lab.page, DIALOG), `replace, ${theme}`).toEqual([]);
  }
  await lab.page.keyboard.press('Escape');
  await lab.wear('JupyterLab Light');
});
