/** Where the role was not assumed, no code runs: it would start a session in the user's own account. */
import { expect, test } from '../fixtures';
import { Lab, STARTING } from '../lab';
import type { Sandbox } from '../sandbox';

const OWN = 'print(1 + 1)';

/** The ids of all sessions that either account has ever had. */
function everySession(sandbox: Sandbox): string[] {
  return [
    ...sandbox.sessions('default'),
    ...sandbox.sessions('production')
  ].map(({ Id }) => Id);
}

async function pickTheLockedRole(lab: Lab): Promise<void> {
  await lab.pickRole('LockedRole');
  await expect(lab.alert).toContainText('LockedRole');
}

async function insert(lab: Lab): Promise<void> {
  await lab.button('Insert into notebook').click();
  await expect(lab.cell('%%assume_role')).toBeVisible();
}

async function runAll(lab: Lab): Promise<void> {
  await lab.command('notebook:run-all-cells');
}

/** What a cell shows that has never run. */
async function expectNotRun(lab: Lab, text: string): Promise<void> {
  const cell = lab.cell(text);
  await expect(cell.locator('.jp-InputPrompt')).toHaveText('[ ]:');
  await expect(cell.locator('.jp-OutputArea-output')).toHaveCount(0);
}

test('"Insert and run" stops at a role that is denied', async ({
  lab,
  sandbox
}) => {
  const before = everySession(sandbox);
  await lab.open('denied-run');
  await lab.openPanel();
  await pickTheLockedRole(lab);
  await lab.combobox('Tag preset').selectOption('Analytics · Data-Platform');

  await lab.button('Insert and run').click();

  await expect(
    lab.panel.getByText(/did not let the kernel assume the role/)
  ).toBeVisible();
  await expect(lab.cell('%%assume_role')).toContainText('AccessDenied');
  await expectNotRun(lab, '%%tags');
  await expectNotRun(lab, OWN);
  expect(everySession(sandbox)).toEqual(before);
});

test('"Run All" after a role that is denied is caught', async ({
  lab,
  sandbox
}) => {
  const before = everySession(sandbox);
  await lab.open('denied-run-all');
  await lab.openPanel();
  await pickTheLockedRole(lab);
  await insert(lab);

  await runAll(lab);

  await expect(lab.banner).toContainText(
    'AWS did not let the kernel assume the role'
  );
  await expect(
    lab.notebook.getByRole('button', { name: 'Run the role cell' })
  ).toBeVisible();
  await expectNotRun(lab, OWN);
  expect(everySession(sandbox)).toEqual(before);
});

test('a second "Run All" is caught as the first was', async ({
  lab,
  sandbox
}) => {
  const before = everySession(sandbox);
  await lab.open('denied-twice');
  await lab.openPanel();
  await pickTheLockedRole(lab);
  await lab.button('Insert and run').click();
  await expect(lab.banner).toContainText('waits until it succeeds');

  await runAll(lab);

  await expectNotRun(lab, OWN);
  await expect(lab.banner).toContainText('waits until it succeeds');
  expect(everySession(sandbox)).toEqual(before);
});

test('a role in braces, which the kernel ignores while it says otherwise, is caught', async ({
  lab,
  sandbox
}) => {
  const before = everySession(sandbox);
  await lab.open('braces');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await insert(lab);
  await lab.rewrite(
    lab.cell('%%assume_role'),
    `%%assume_role\n{"arn:aws:iam::${sandbox.info.account_b}:role/GlueSessionCreationRole"}`
  );

  await runAll(lab);

  await expect(lab.banner).toContainText(
    'ignores a role that is not simply in quotation marks'
  );
  await expectNotRun(lab, OWN);
  expect(everySession(sandbox)).toEqual(before);
});

test("a role in braces in a cell of the user's own is caught, mended by a click, and then run", async ({
  lab,
  sandbox
}) => {
  const role = `arn:aws:iam::${sandbox.info.account_b}:role/GlueSessionCreationRole`;
  const before = everySession(sandbox);
  await lab.open('own-braces', [`%%assume_role\n{"${role}"}`, OWN]);
  await runAll(lab);
  await expect(lab.banner).toContainText('ignores a role');
  await expectNotRun(lab, OWN);
  expect(everySession(sandbox)).toEqual(before);

  await lab.notebook
    .getByRole('button', { name: 'Mend the role cell' })
    .click();
  await lab.dialog
    .getByRole('button', { name: 'Write the bare quoted ARN' })
    .click();
  await expect(lab.banner).toContainText('has changed since it ran');
  await lab.notebook.getByRole('button', { name: 'Run the role cell' }).click();

  await expect(lab.cell('%%assume_role')).toContainText(
    'Role assumed successfully'
  );
  await expect(lab.banner).toHaveCount(0);
});

test("code above a role cell of the user's own is held back until the role was assumed", async ({
  lab,
  sandbox
}) => {
  const before = everySession(sandbox);
  const role = `arn:aws:iam::${sandbox.info.account_b}:role/GlueSessionCreationRole`;
  await lab.open('own-order', [OWN, `%%assume_role\n"${role}"`]);

  await lab.cell(OWN).locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');

  await expect(lab.banner).toContainText('The code was not run');
  await expectNotRun(lab, OWN);
  expect(everySession(sandbox)).toEqual(before);
});

test('a notebook that names no role is left alone', async ({ lab }) => {
  await lab.open('no-role', ['# %%assume_role', '%status', OWN]);

  await runAll(lab);

  await expect(lab.cell(OWN).locator('.jp-OutputArea-output')).not.toHaveCount(
    0,
    STARTING
  );
  await expect(lab.banner).toHaveCount(0);
});

test('a role that an earlier kernel assumed does not count for the next one', async ({
  lab,
  sandbox
}) => {
  const before = everySession(sandbox);
  await lab.open('next-kernel');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText('The settings are in the kernel');

  await lab.notebook
    .getByRole('button', { name: 'Restart the kernel', exact: true })
    .click();
  await lab.dialog
    .getByRole('button', { name: 'Confirm Kernel Restart' })
    .click();

  await expect(lab.banner).toContainText(
    'The role cell was run by an earlier kernel'
  );
  await lab.idle();
  await lab.cell(OWN).locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');
  await expect(lab.banner).toContainText('The code was not run');
  await expectNotRun(lab, OWN);
  expect(everySession(sandbox)).toEqual(before);
});
