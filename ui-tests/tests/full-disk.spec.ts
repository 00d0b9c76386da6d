/** When the disk of the user's files is full: what is told, what goes on, and that nothing is lost. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

const OWN = 'print(1 + 1)';
const FULL = 'file_not_writable';

test('a preset that finds no room on the disk is told with its code, costs neither choice nor cell, keeps nobody from inserting, and is saved without a reload once there is room', async ({
  lab,
  sandbox
}) => {
  await lab.open('full-disk', [OWN]);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.panel.getByLabel('Tag value 2').fill('Nightly');
  const preset = lab.combobox('Tag preset');
  const save = async (): Promise<void> => {
    await lab.button('Save preset').click();
    await lab.dialog.getByLabel('Name').fill('Nightly');
    await lab.dialog.getByRole('button', { name: 'Save' }).click();
  };
  await sandbox.inject({ kind: 'full_disk' });

  await save();

  const told = lab.panel.getByTitle(FULL);
  await expect(told).toContainText('tag-presets.json could not be written');
  await expect(told).toContainText('Nothing was lost');
  await expect(preset).not.toContainText('Nightly');
  await expect(lab.panel.getByLabel('Tag value 2')).toHaveValue('Nightly');
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  expect(await lab.sources()).toEqual([OWN]);
  await lab.button('Insert into notebook').click();
  await expect(lab.status).toContainText('cells written');
  await expect(lab.cell('Nightly')).toBeVisible();

  await sandbox.mend();
  await save();

  await expect(lab.status).toContainText('Tag preset Nightly saved.');
  await expect(told).toHaveCount(0);
  await expect(preset).toHaveValue('Nightly');
  await lab.button('Delete preset').click();
  await lab.dialog.getByRole('button', { name: 'Delete preset' }).click();
  await expect(lab.status).toContainText('Tag preset Nightly deleted.');
});

test('a session that starts while the disk is full runs, is told not to be noted, and is noted once there is room', async ({
  lab,
  sandbox
}) => {
  await lab.open('unnoted', ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expect(lab.connection('session_vpc')).toContainText('allowed');
  await sandbox.inject({ kind: 'full_disk' });

  await lab.button('Insert and run').click();

  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  const warning = lab.page.getByRole('alert').filter({ hasText: FULL });
  await expect(warning).toContainText('could not be noted');
  const said = (await lab.status.textContent()) ?? '';
  const id = /Session (\S+) is ready/.exec(said)?.[1];
  expect(sandbox.status('production', id ?? '')).toBe('READY');
  expect(sandbox.startedSessions()).not.toContain(id);

  await sandbox.mend();
  await lab.button('Refresh sessions').click();

  await expect.poll(() => sandbox.startedSessions()).toContain(id);
});
