/** The ways in which a role is handed over to the kernel: each starts the session that was picked. */
import { expect, test } from '../fixtures';
import { Lab, STARTING } from '../lab';
import type { GlueSession, Sandbox } from '../sandbox';

async function chooseStyle(lab: Lab, magic: string): Promise<void> {
  await lab.panel.getByText('Handed over by %%assume_role').click();
  await lab.panel.getByRole('radio', { name: magic }).check();
}

async function start(lab: Lab, sandbox: Sandbox): Promise<GlueSession> {
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  const [ready] = sandbox
    .sessions('production')
    .filter(({ Status }) => Status === 'READY');
  return ready;
}

test('by its AWS profile, a session has an owner of its own and credentials that never end', async ({
  lab,
  sandbox
}) => {
  await lab.open('by-profile', ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await chooseStyle(lab, '%profile production');
  const session = await start(lab, sandbox);

  expect((await lab.sources())[0]).toBe('%profile production');
  expect(sandbox.tags('production', session).owner).toMatch(/:ISBlogUser$/);
  await expect(lab.badge).toHaveText('Glue ✓ 4444-5555-6666 · session_vpc');
});

test('by "%%configure", one cell holds all that was picked', async ({
  lab,
  sandbox
}) => {
  await lab.open('by-configure', ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await chooseStyle(lab, '%%configure');
  const session = await start(lab, sandbox);

  const [settings, startUp] = await lab.sources();
  expect(settings).toMatch(/^%%configure\n/);
  expect(startUp).toMatch(/^import sys/);
  expect(session.Connections?.Connections).toEqual(['session_vpc']);
  expect(sandbox.tags('production', session)).toMatchObject({
    group: 'analytics',
    billing: 'Data-Platform'
  });
  await expect(lab.badge).toHaveText('Glue ✓ 4444-5555-6666 · session_vpc');
});

test('a role that needs an external id goes by its profile without being told to', async ({
  lab
}) => {
  await lab.open('by-need', ['']);
  await lab.openPanel();

  await lab.pickRole('ExternalIdRole');

  await lab.panel.getByText('Handed over by %profile partner').click();
  await expect(
    lab.panel.getByRole('radio', { name: '%%assume_role' })
  ).toBeDisabled();
  await expect(
    lab.panel.getByText('It cannot give an external id.')
  ).toBeVisible();
  await lab.button('Insert and run').click();
  await expect(lab.cell('%profile partner')).toContainText(
    'Setting new profile to: partner',
    STARTING
  );
});

test('a role that was assumed before gives way to a profile, in a kernel that starts afresh', async ({
  lab,
  sandbox
}) => {
  await lab.open('from-role-to-profile');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText(
    'The settings are in the kernel',
    STARTING
  );
  await chooseStyle(lab, '%profile production');

  await lab.button('Insert and run').click();
  await lab.dialog.getByRole('button', { name: 'Replace' }).click();

  await expect(lab.status).toContainText(
    'The kernel was restarted first',
    STARTING
  );
  await lab.cell('print(1 + 1)').locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');
  await expect(lab.badge).toContainText('✓', STARTING);
  const [ready] = sandbox
    .sessions('production')
    .filter(({ Status }) => Status === 'READY');
  expect(sandbox.tags('production', ready).owner).toMatch(/:ISBlogUser$/);
});
