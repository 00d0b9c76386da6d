/** When AWS fails in the middle of work: what was there stays, what was picked stays, and it mends without a reload. */
import { expect, test } from '../fixtures';
import type { Fault } from '../sandbox';

/** The code that is shown for a fault; calls: AWS is asked no more often, by the list and by the verdicts together. */
const TOLD: [Fault['kind'], string, number][] = [
  ['server_error', 'aws_failed', 6],
  ['expired_token', 'credentials_expired', 4],
  ['malformed_answer', 'aws_answer_broken', 2],
  ['clock_skew', 'clock_skewed', 2],
  ['access_denied', 'access_denied', 2],
  ['connection_reset', 'aws_unreachable', 6]
];

for (const [kind, code, calls] of TOLD) {
  test(`${kind}: told as ${code}, nothing is lost, no other section suffers, and it mends without a reload`, async ({
    lab,
    sandbox
  }) => {
    await lab.open(`fault-${kind}`);
    await lab.openPanel();
    await lab.pickTheWalkthrough();
    await expect(lab.panel.getByLabel('Filter sessions')).toBeVisible();
    await sandbox.inject({ kind, service: 'glue', action: 'GetConnections' });
    await sandbox.countAnew();

    await lab.button('Refresh connections').click();

    await expect(lab.panel.getByText(code)).toBeVisible({ timeout: 45_000 });
    expect(await sandbox.calls('glue.GetConnections')).toBeLessThanOrEqual(
      calls
    );
    await expect(lab.connection('session_vpc')).toHaveAttribute(
      'aria-selected',
      'true'
    );
    expect(await lab.sources()).toEqual(['print(1 + 1)']);
    await lab.button('Refresh sessions').click();
    await expect(lab.panel.getByLabel('Filter sessions')).toBeVisible();
    await sandbox.mend();
    await lab.button('Refresh connections').click();
    await expect(lab.panel.getByText(code)).toHaveCount(0);
    await expect(lab.connection('session_vpc')).toBeVisible();
  });
}

test('a list that AWS throttles stays in sight, marked as old, until AWS answers again', async ({
  lab,
  sandbox
}) => {
  await lab.open('throttled');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await sandbox.inject({
    kind: 'throttling',
    service: 'glue',
    action: 'GetConnections'
  });

  await lab.button('Refresh connections').click();

  await expect(lab.panel.getByText(/As of/).first()).toBeVisible({
    timeout: 45_000
  });
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await sandbox.mend();
  await lab.button('Refresh connections').click();
  await expect(lab.panel.getByText(/As of/)).toHaveCount(0);
});

test('half an answer does not look like an account without connections', async ({
  lab,
  sandbox
}) => {
  await lab.open('half');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await sandbox.inject({
    kind: 'half_answer',
    service: 'glue',
    action: 'GetConnections'
  });

  await lab.button('Refresh connections').click();

  await expect(lab.panel.getByText(/As of/).first()).toBeVisible();
  await expect(lab.connection('session_vpc')).toBeVisible();
});

test('credentials that AWS revoked are fetched anew, and nobody notices', async ({
  lab,
  sandbox
}) => {
  await lab.open('revoked');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await sandbox.inject({
    kind: 'revoked_credentials',
    service: 'glue',
    times: 1
  });

  await lab.button('Refresh connections').click();

  await expect(lab.connection('session_vpc')).toBeVisible();
  await expect(lab.panel.getByText(/As of/)).toHaveCount(0);
  await expect(lab.combobox('Account role')).toHaveValue(
    /GlueSessionCreationRole/
  );
});
