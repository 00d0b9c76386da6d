/** Two people, each with a browser, on one notebook (jupyter-collaboration). */
import { expect, test as base } from '../fixtures';
import { Lab } from '../lab';

const OWN = 'print(1 + 1)';

const test = base.extend<{ other: Lab }>({
  other: async ({ browser, sandbox }, use) => {
    const context = await browser.newContext();
    const other = new Lab(await context.newPage(), sandbox.info);
    await other.load('/workspaces/other');
    await use(other);
    await context.close();
  }
});

test('what one inserts the other sees, once; both insert and nothing doubles', async ({
  lab,
  other
}) => {
  await lab.open('together', [OWN]);
  await other.show('together');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.button('Insert and run').click();

  await expect(lab.status).toContainText('The settings are in the kernel');
  await expect.poll(() => other.sources()).toEqual(await lab.sources());
  await other.openPanel();
  await other.pickTheWalkthrough();
  await other.button('Insert into notebook').click();
  await expect(other.status).toContainText('No cell was changed');
  expect(await lab.sources()).toHaveLength(4);
});

test('where the role was denied, the code of neither runs', async ({
  lab,
  other,
  sandbox
}) => {
  const before = sandbox.sessions('default');
  await lab.open('denied-together', [OWN]);
  await other.show('denied-together');
  await lab.openPanel();
  await lab.pickRole('LockedRole');
  await expect(lab.alert).toContainText('LockedRole');
  await lab.button('Insert and run').click();
  await expect(lab.banner).toContainText('waits until it succeeds');
  await expect(other.cell('%%assume_role')).toContainText('AccessDenied');

  await other.cell(OWN).locator('.cm-content').click();
  await other.page.keyboard.press('Shift+Enter');

  await expect(other.banner).toContainText('The code was not run');
  expect(sandbox.sessions('default')).toEqual(before);
});

test('the badge of the other tells of the same session', async ({
  lab,
  other
}) => {
  await lab.open('one-session', ['']);
  await other.show('one-session');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.button('Insert and run').click();

  await expect(lab.badge).toContainText('Glue ✓', { timeout: 120_000 });
  await expect(other.badge).toContainText('4444-5555-6666');
});
