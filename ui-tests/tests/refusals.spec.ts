/** When AWS says no, or nothing: what the panel says, and that nothing is lost. */
import { expect, test } from '../fixtures';

test('a role that may not be assumed names the likely reasons', async ({
  lab
}) => {
  await lab.open('locked-role');
  await lab.openPanel();

  await lab.pickRole('LockedRole');

  await expect(lab.alert).toContainText('LockedRole');
  await expect(lab.panel.getByText(/trust/).first()).toBeVisible();
  await expect(lab.combobox('Account role')).toHaveValue(/LockedRole/);
});

test('AWS out of reach is told, and mends without a reload', async ({
  lab,
  sandbox
}) => {
  await lab.open('unreachable');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await sandbox.inject({ kind: 'connection_reset' });

  await lab.panel.getByRole('button', { name: 'Refresh connections' }).click();

  await expect(lab.panel.getByText(/As of/).first()).toBeVisible({
    timeout: 120_000
  });
  await expect(lab.connection('session_vpc')).toBeVisible();

  await sandbox.mend();
  await lab.panel.getByRole('button', { name: 'Refresh connections' }).click();

  await expect(lab.panel.getByText(/As of/)).toHaveCount(0);
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
});

test("a file of presets that can not be understood is told and kept, and the administrator's presets stay", async ({
  lab,
  sandbox
}) => {
  const mend = sandbox.breakPresets();
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');

  await expect(
    lab.panel.getByText('tag-presets.json could not be understood')
  ).toBeVisible();
  await lab.combobox('Tag preset').selectOption('Analytics · Data-Platform');
  await expect(lab.panel.getByLabel('Tag value 2')).toHaveValue(
    'Data-Platform'
  );
  expect(mend()).toBe('{ broken');
});
