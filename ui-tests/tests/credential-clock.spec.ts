/** Credentials of a role last an hour at most: the badge counts, a notification warns, and a renewal keeps the session. */
import { expect, test } from '../fixtures';
import { Lab, STARTING } from '../lab';
import type { Sandbox } from '../sandbox';

const SHORT_SECONDS = 20;
const OWN = 'print(40 + 2)';

/** The page's answer to time is a tick every fifteen seconds. */
const EXPIRY = { timeout: (SHORT_SECONDS + 25) * 1000 };

async function configure(lab: Lab, settings: object): Promise<void> {
  await lab.configure('notebook', settings);
  await lab.load();
}

/** A session, its id, and a cell of the user's own that has not run yet. */
async function startASession(
  lab: Lab,
  sandbox: Sandbox,
  name: string
): Promise<string> {
  await lab.open(name, ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  const ready = sandbox
    .sessions('production')
    .filter(({ Status }) => Status === 'READY');
  expect(ready).toHaveLength(1);
  return ready[0].Id;
}

async function runMine(lab: Lab): Promise<void> {
  await lab.cell(OWN).locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');
}

test.afterEach(async ({ lab, sandbox }) => {
  await sandbox.limitCredentials(null);
  await lab.configure('notebook', {});
});

test('the end is told beforehand, with the minutes that are left', async ({
  lab
}) => {
  await configure(lab, { credentialMinutes: 5, warnMinutes: 10 });
  await lab.open('soon');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.button('Insert and run').click();

  await expect(lab.badge).toHaveText('Glue – not started · 4 min');
  await expect(lab.banner).toContainText(
    "The kernel's AWS credentials end in 4 minutes."
  );
  await expect(
    lab.notebook.getByRole('button', { name: 'Renew credentials' })
  ).toBeVisible();
});

test('the end is told by a notification, too, which names the notebook and renews', async ({
  lab
}) => {
  await configure(lab, { credentialMinutes: 5, warnMinutes: 10 });
  await lab.open('notified');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.button('Insert and run').click();

  const notification = lab.page.locator('.Toastify__toast', {
    hasText: /The kernel's AWS credentials end in [45] minutes\./
  });
  await expect(notification).toContainText('notified.ipynb', STARTING);
  await notification.getByRole('button', { name: 'Renew credentials' }).click();
  await expect(lab.status).toContainText(
    "The kernel's credentials are renewed",
    STARTING
  );
});

test('credentials that have ended are renewed, and the session is the same', async ({
  lab,
  sandbox
}) => {
  await configure(lab, { credentialMinutes: SHORT_SECONDS / 60 });
  await sandbox.limitCredentials(SHORT_SECONDS);
  const id = await startASession(lab, sandbox, 'ended');
  await expect(lab.badge).toContainText('credentials ended', EXPIRY);
  await expect(lab.banner).toContainText('credentials have ended');
  await sandbox.advance(SHORT_SECONDS);
  await lab.append(OWN);
  await runMine(lab);
  await expect(lab.cell(OWN)).toContainText(/ExpiredToken|expired/);
  await sandbox.limitCredentials(null);

  await lab.notebook.getByRole('button', { name: 'Renew credentials' }).click();

  await expect(lab.status).toContainText(
    "The kernel's credentials are renewed",
    STARTING
  );
  await runMine(lab);
  await expect(
    lab.cell(OWN).locator('.jp-OutputArea-output').last()
  ).toHaveText(/(^|\n)42\s*$/, STARTING);
  expect(
    sandbox
      .sessions('production')
      .filter(({ Status }) => Status === 'READY')
      .map(({ Id }) => Id)
  ).toEqual([id]);
});

test('where renewal is refused, it says so and what is lost', async ({
  lab,
  sandbox
}) => {
  await configure(lab, { credentialMinutes: 5, warnMinutes: 10 });
  await startASession(lab, sandbox, 'refused-renewal');
  await sandbox.inject({
    kind: 'access_denied',
    service: 'sts',
    action: 'AssumeRole'
  });

  await lab.notebook.getByRole('button', { name: 'Renew credentials' }).click();

  await expect(
    lab.panel.getByText(/did not let the kernel assume the role/)
  ).toBeVisible();
  await expect(
    lab.panel.getByText(/this notebook loses it when its credentials end/)
  ).toBeVisible();
});
