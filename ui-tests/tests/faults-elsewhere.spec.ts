/** When AWS fails on the way into an account, or in one of several: what is told, and who goes on unharmed. */
import { expect, expectKept, test } from '../fixtures';
import type { Lab } from '../lab';
import { Fault, Trouble, TROUBLES } from '../sandbox';

const OWN = 'print(1 + 1)';
const OLD = /As of \d+:\d\d/;

/** Sessions that run in account B, through the picked role, and in account A, through the team's. */
const HERE = 'marketing-7c1e0b42';
const THERE = 'nightly-c77d1e02';

/** Waits until all of these sessions are listed. */
async function expectSessions(lab: Lab, ...ids: string[]): Promise<void> {
  await expect
    .poll(() => lab.sessionIds())
    .toEqual(expect.arrayContaining(ids));
}

/** Whether a role may be assumed, AWS does not tell apart from other denials. */
const DENIED: Trouble = {
  code: 'role_not_assumable',
  says: 'AWS did not let you assume the role',
  calls: 1
};
const WAYS_IN: [Fault['kind'], Trouble][] = [
  ['throttling', TROUBLES.throttling],
  ['connection_reset', TROUBLES.connection_reset],
  ['access_denied', DENIED],
  ['clock_skew', TROUBLES.clock_skew],
  ['half_answer', TROUBLES.half_answer]
];

/** That of the button, that of a poll for sessions that was due just then, and that of the next one. */
const QUESTIONS = 3;

test('a way into the account that is barred is told with its code, costs neither choice nor list nor cell, causes no storm, and opens without a reload', async ({
  lab,
  sandbox
}) => {
  await lab.open('way-in', [OWN]);
  await lab.page.clock.install();
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expectSessions(lab, HERE);
  const role = lab.section('Account role');

  for (const [kind, { code, says, calls }] of WAYS_IN) {
    await test.step(kind, async () => {
      sandbox.forgetCredentials();
      await sandbox.inject({ kind, service: 'sts', action: 'AssumeRole' });
      await sandbox.countAnew();

      await lab.button('Assume role').click();

      await expect(role.getByText(code, { exact: true })).toBeVisible();
      await expect(role.getByText(OLD)).toContainText(says);
      await expect(lab.alert).toContainText(says);
      await expect(role.getByText('In account 4444-5555-6666')).toBeVisible();
      await expectKept(lab, [OWN]);
      await expectSessions(lab, HERE);
      await expect(lab.button('Insert into notebook')).toBeEnabled();
      await lab.letPollsRun();
      expect(await sandbox.calls('sts.AssumeRole')).toBeLessThanOrEqual(
        calls * QUESTIONS
      );

      await sandbox.mend();
      await lab.button('Assume role').click();
      await expect(lab.status).toContainText('Role assumed');
      await lab.button('Refresh sessions').click();
      await expect(lab.panel.getByText(code, { exact: true })).toHaveCount(0);
      await expect(lab.panel.getByText(OLD)).toHaveCount(0);
      await expectKept(lab, [OWN]);
    });
  }
});

test('where one of two accounts fails, the sessions of the other stay in sight, and the failure is told beside them with its code', async ({
  lab,
  sandbox
}) => {
  const { account_b: account } = sandbox.info;
  await lab.page.clock.install();
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.panel.getByText('Tags, other roles and Regions').click();
  await lab.combobox('Also through role').fill('TeamSessionRole');
  await lab.combobox('Also through role').press('Enter');
  await expectSessions(lab, HERE, THERE);
  const sessions = lab.section('Sessions');

  for (const kind of ['throttling', 'access_denied', 'half_answer'] as const) {
    const { code, says, calls } = TROUBLES[kind];
    await test.step(kind, async () => {
      await sandbox.inject({ kind, action: 'ListSessions', account });
      await sandbox.countAnew();

      await lab.button('Refresh sessions').click();

      const told = sessions.getByTitle(code);
      await expect(told).toContainText(says);
      await expect(told).toContainText('GlueSessionCreationRole · us-east-1');
      await expect(told).toContainText('as they were listed before');
      await expectSessions(lab, HERE, THERE);
      await expect(lab.connection('session_vpc')).toBeVisible();
      await lab.letPollsRun();
      expect(await sandbox.calls('glue.ListSessions')).toBeLessThanOrEqual(
        (calls + 1) * QUESTIONS
      );

      await sandbox.mend();
      await lab.button('Refresh sessions').click();
      await expect(told).toHaveCount(0);
      await expectSessions(lab, HERE, THERE);
    });
  }
});

test('half an answer does not look like an account without connections', async ({
  lab,
  sandbox
}) => {
  await sandbox.inject({
    kind: 'half_answer',
    service: 'glue',
    action: 'GetConnections'
  });
  await lab.openPanel();
  // the server keeps a list for a minute: no story just before has asked for this role's
  await lab.pickRole('OpaqueCreationRole');

  const connections = lab.section('VPC connection');
  await expect(
    connections.getByText('aws_answer_broken', { exact: true })
  ).toBeVisible();
  await expect(connections).toContainText('or not all of it');
  await expect(connections).not.toContainText('No connection with a subnet');
  await sandbox.mend();
  await connections.getByRole('button', { name: 'Try again' }).click();
  await expect(lab.connection('session_vpc')).toBeVisible();
});

test('credentials that AWS revoked are fetched anew, and nobody notices', async ({
  lab,
  sandbox
}) => {
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expectSessions(lab, HERE);
  await sandbox.inject({
    kind: 'revoked_credentials',
    service: 'glue',
    times: 1
  });
  await sandbox.countAnew();

  await lab.button('Refresh connections').click();

  await expect(lab.button('Refresh connections')).toBeEnabled();
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await expect(lab.panel.getByText(OLD)).toHaveCount(0);
  expect(await sandbox.calls('sts.AssumeRole')).toBe(1);
});
