/** When AWS fails in the middle of work: what was there stays, what was picked stays, and it mends without a reload. */
import { expect, test } from '../fixtures';

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
