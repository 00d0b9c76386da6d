/** What IAM would say is known before the run, and what AWS said is explained after it. */
import { expect, test } from '../fixtures';
import { Lab, STARTING } from '../lab';
import type { Sandbox } from '../sandbox';

/** The policy by which account A's user may ask the simulator about TeamSessionRole. */
const JUDGING = 'GlueInAccountA';

/** What stands at the end of a connection's row. */
async function expectVerdict(lab: Lab, name: string, word: string) {
  await expect(lab.connection(name)).toContainText(word);
}

async function pickAllButTheConnection(lab: Lab): Promise<void> {
  await lab.pickRole('GlueSessionCreationRole');
  await lab.combobox('Tag preset').selectOption('Analytics · Data-Platform');
  await lab.combobox('Runtime role').fill('AWSGlueServiceRole-blog');
  await lab.combobox('Runtime role').press('Enter');
}

test('the walk-through, its deliberate failure foretold, gone through, explained and mended', async ({
  lab
}) => {
  await lab.open('foretold', ['']);
  await lab.openPanel();

  await pickAllButTheConnection(lab);
  await expect(
    lab.panel.getByText('Requires a VPC: pick a connection.')
  ).toBeVisible();
  await expectVerdict(lab, 'session_vpc', 'allowed');
  await expectVerdict(lab, 'other_vpc', 'denied');
  await expect(
    lab.panel.getByText('Without a connection: denied')
  ).toBeVisible();
  await expect(lab.panel.getByText('IAM denies this session.')).toBeVisible();

  await lab.button('Insert and run').click();
  await expect(lab.dialog).toContainText(
    'Statement 2 of CustomCreateSessionPolicy'
  );
  await lab.dialog.getByRole('button', { name: 'Run anyway' }).click();
  await expect(lab.cell('GlueContext')).toContainText(
    'with an explicit deny in an identity-based policy',
    STARTING
  );

  await expect(lab.alert).toContainText(
    'AWS does not let role GlueSessionCreationRole do glue:CreateSession'
  );
  await expect(lab.alert).toContainText('session_vpc');
  await expect(lab.banner).toHaveText(
    'AWS denied the kernel glue:CreateSession.'
  );
  await lab.notebook.getByRole('button', { name: 'Explain' }).click();
  await expect(
    lab.dialog.getByRole('region', { name: 'To ask an administrator for' })
  ).toContainText('Except this request');
  await expect(
    lab.dialog.getByRole('region', { name: 'What the panel knows' })
  ).toContainText('Statement 2 of CustomCreateSessionPolicy');
  await lab.dialog.getByRole('button', { name: 'Close' }).click();

  await lab.button('Why').click();
  await lab.panel.getByRole('button', { name: 'Pick session_vpc' }).click();
  await expect(lab.panel.getByText('IAM allows this session.')).toBeVisible();
  await lab.button('Insert and run').click();
  await lab.dialog.getByRole('button', { name: 'Replace' }).click();

  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  await expect(lab.badge).toHaveText(/Glue ✓ 4444-5555-6666 · session_vpc/);
  await expect(lab.banner).toHaveCount(0);
});

test('a role that can not read its own policies is not guessed about', async ({
  lab
}) => {
  await lab.openPanel();

  await lab.pickRole('OpaqueCreationRole');

  await expectVerdict(lab, 'session_vpc', 'cannot know');
  await lab.connection('session_vpc').getByText('cannot know').click();
  const card = lab.panel.getByRole('group', { name: /session_vpc/ });
  await expect(card).toContainText('iam:SimulatePrincipalPolicy');
  await expect(card).toContainText('role/OpaqueCreationRole');
});

test("where the role can not know, the caller's identity is asked, as soon as it may", async ({
  lab,
  sandbox
}) => {
  await lab.openPanel();
  forbidJudging(sandbox);
  await lab.pickRole('TeamSessionRole');
  await expectVerdict(lab, 'session_vpc', 'cannot know');

  allowJudging(sandbox);
  await lab.button('Refresh connections').click();

  await expectVerdict(lab, 'session_vpc', 'allowed');
  await lab.connection('session_vpc').getByText('allowed').click();
  await expect(
    lab.panel.getByRole('group', { name: /session_vpc/ })
  ).toContainText('asked with your own identity');
});

test('the network doctor knows what Glue would say minutes later', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');
  await lab.connection('other_vpc').click();

  await lab.button('Check network of other_vpc').click();

  const report = lab.panel.getByRole('group', { name: /^Network, as of/ });
  await expect(report).toContainText(
    'A session will not start in this network.'
  );
  await expect(report).toContainText(
    'Could not find S3 endpoint or NAT gateway'
  );
  await expect(
    report.getByRole('button', { name: 'Copy fix' }).first()
  ).toBeVisible();
});

function judging(sandbox: Sandbox, operation: string): void {
  sandbox.aws('default', 'iam', operation, {
    UserName: 'ISBlogUser',
    PolicyArn: `arn:aws:iam::${sandbox.info.account_a}:policy/${JUDGING}`
  });
}

function forbidJudging(sandbox: Sandbox): void {
  judging(sandbox, 'detach_user_policy');
}

function allowJudging(sandbox: Sandbox): void {
  judging(sandbox, 'attach_user_policy');
}
