/** What inserting does to a notebook, and where it does nothing. */
import { expect, test } from '../fixtures';

const ROLE_CELL = /^%%assume_role\n"arn:aws:iam::444455556666:role\//;

test('the toolbar button inserts role, tags and settings at the top, in that order', async ({
  lab
}) => {
  await lab.open('toolbar-button');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.notebook
    .getByRole('button', { name: 'Insert Glue settings' })
    .click();

  await expect.poll(() => lab.sources()).toHaveLength(4);
  const [role, tags, settings, mine] = await lab.sources();
  expect(role).toMatch(ROLE_CELL);
  expect(tags).toContain("'billing': 'Data-Platform'");
  expect(tags).toMatch(/^%%tags\n/);
  expect(settings).toContain('%connections session_vpc');
  expect(settings).toContain(
    '%iam_role arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog'
  );
  expect(mine).toBe('print(1 + 1)');
});

test('inserting twice leaves the same cells', async ({ lab }) => {
  await lab.open('twice');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert into notebook').click();
  await expect.poll(() => lab.sources()).toHaveLength(4);
  const once = await lab.sources();

  await lab.button('Insert into notebook').click();

  await expect(lab.status).toContainText('No cell was changed');
  expect(await lab.sources()).toEqual(once);
});

test('one undo takes the insertion back', async ({ lab }) => {
  await lab.open('undo');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert into notebook').click();
  await expect.poll(() => lab.sources()).toHaveLength(4);

  await lab.command('notebook:undo-cell-action');

  await expect.poll(() => lab.sources()).toEqual(['print(1 + 1)']);
});

test('without a notebook the panel says what to open', async ({ lab }) => {
  await lab.openPanel();

  await lab.command('glue-panel:insert');

  await expect(lab.alert).toContainText('No notebook is open');
  await expect(lab.button('Insert into notebook')).toBeDisabled();
});

test('a notebook whose kernel is not Glue stays as it is', async ({ lab }) => {
  await lab.open('plain-python', ['print(1 + 1)'], 'python3');
  await lab.openPanel();

  await lab.command('glue-panel:insert');

  await expect(lab.alert).toContainText('not a Glue kernel');
  expect(await lab.sources()).toEqual(['print(1 + 1)']);
});
