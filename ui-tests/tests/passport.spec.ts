/** The badge in the notebook's toolbar proves which session the notebook works in. */
import { expect, test } from '../fixtures';
import { Lab, STARTING } from '../lab';

async function startASession(lab: Lab, name: string): Promise<void> {
  await lab.open(name, ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
}

test.afterEach(async ({ lab }) => {
  await lab.configure('notebook', {});
});

test('once the session is there, the badge names its account and connection', async ({
  lab
}) => {
  await lab.open('badge', ['']);
  await expect(lab.badge).toHaveText('Glue – not started');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.button('Insert and run').click();

  await expect(lab.badge).toHaveText(
    /^Glue ✓ 4444-5555-6666 · session_vpc · 5\d min$/,
    STARTING
  );
});

test('a click on the badge shows what was picked beside what was found', async ({
  lab
}) => {
  await startASession(lab, 'beside');
  await expect(lab.badge).toContainText('✓');

  await lab.badge.click();

  const account = lab.dialog.getByRole('row', { name: /^Account \d/ });
  await expect(account.getByRole('cell')).toHaveText([
    /4444-?5555-?6666/,
    /4444-?5555-?6666/,
    '✓ as picked'
  ]);
  await expect(
    lab.dialog.getByRole('row', { name: /^Account role/ }).getByRole('cell')
  ).toHaveText([
    'GlueSessionCreationRole',
    'GlueSessionCreationRole',
    '✓ as picked'
  ]);
  const role = 'AWSGlueServiceRole-blog';
  await expect(
    lab.dialog.getByRole('row', { name: /^Runtime role/ }).getByRole('cell')
  ).toHaveText([role, role, '✓ as picked']);
  await expect(
    lab.dialog
      .getByRole('row', { name: /^(VPC )?[Cc]onnection/ })
      .getByRole('cell')
  ).toHaveText(['session_vpc', 'session_vpc', '✓ as picked']);
  await expect(lab.dialog.getByText('✕ different')).toHaveCount(0);
});

test('the badge drifts when the sidebar or a cell is changed, and says what the next session would be', async ({
  lab
}) => {
  await startASession(lab, 'drift');
  await expect(lab.badge).toContainText('✓');
  const workers = lab.panel.getByRole('spinbutton', {
    name: 'Number of workers'
  });
  const picked = await workers.inputValue();
  const changes = lab.dialog.getByRole('region', { name: 'Changed since' });

  await workers.fill('7');
  await workers.press('Tab');

  await expect(lab.badge).toContainText('Glue ! changed since');
  await lab.badge.click();
  await expect(changes).toContainText('Number of workers: 7, in the sidebar');
  await lab.dialog.getByRole('button', { name: 'Close' }).click();
  await workers.fill(picked);
  await workers.press('Tab');
  await expect(lab.badge).toContainText('Glue ✓');

  const settings = lab.cell('%number_of_workers');
  const [, , written] = await lab.sources();
  await lab.rewrite(
    settings,
    written.replace(/(%number_of_workers) \d+/, '$1 9')
  );

  await expect(lab.banner).toContainText('they apply to the next one');
  await lab.badge.click();
  await expect(changes).toContainText('Number of workers: 9, in the cells');
});

test('a session in another account than the cells ask for turns the badge red', async ({
  lab,
  sandbox
}) => {
  const { account_b } = sandbox.info;
  await lab.configure('notebook', { holdCells: false });
  await lab.load();
  await lab.open('red', ['print(1 + 1)']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert into notebook').click();
  await lab.rewrite(
    lab.cell('%%assume_role'),
    `%%assume_role\n{"arn:aws:iam::${account_b}:role/GlueSessionCreationRole"}`
  );

  await lab.command('notebook:run-all-cells');

  await expect(lab.badge).toHaveText('Glue ✕ other account', STARTING);
  await expect(lab.banner).toContainText(
    'which is not the one that the cells ask for'
  );
  await lab.badge.click();
  await expect(
    lab.dialog.getByRole('row', { name: /^Account \d/ }).getByRole('cell')
  ).toHaveText([/4444-?5555-?6666/, /1111-?2222-?3333/, '✕ different']);
});
