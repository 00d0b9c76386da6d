/** A notebook that people wrote by hand fills the sidebar, and is mended by one click a mistake. */
import { expect, test } from '../fixtures';
import type { Lab } from '../lab';

const ROLE_ARN = 'arn:aws:iam::444455556666:role/GlueSessionCreationRole';
const BRACES = `%%assume_role\n{"${ROLE_ARN}"}`;
const BARE = `%%assume_role\n"${ROLE_ARN}"`;
const COMMENTED = '%connections session_vpc # mine';
const PLAIN = '# mine\n%connections session_vpc';

async function loadByHand(lab: Lab, name: string): Promise<void> {
  await lab.open(name, [BRACES, COMMENTED, 'print(1 + 1)']);
  await lab.openPanel();
  await lab.button('Load from notebook').click();
  await expect(lab.dialog.getByRole('listitem')).toHaveCount(2);
}

async function mend(lab: Lab, label: string): Promise<void> {
  await lab.dialog.getByRole('button', { name: label }).click();
}

test('the sidebar shows the role and the connection that the cells ask for', async ({
  lab
}) => {
  await loadByHand(lab, 'load-selection');

  await lab.dialog.getByRole('button', { name: 'Close' }).click();

  await expect(lab.combobox('Account role')).toHaveValue(
    /GlueSessionCreationRole/
  );
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
});

test('the panel says from where it loaded, and that nothing is to mend', async ({
  lab
}) => {
  await lab.open('load-told', ['%connections session_vpc']);
  await lab.openPanel();

  await lab.button('Load from notebook').click();

  await expect(lab.status).toContainText(
    'Loaded from load-told.ipynb; nothing to mend.'
  );
  await expect(lab.dialog).toHaveCount(0);
});

test('each mistake is mended by one click, until nothing is left', async ({
  lab
}) => {
  await loadByHand(lab, 'load-mend');

  await mend(lab, 'Write the bare quoted ARN');
  await expect(lab.dialog.getByRole('listitem')).toHaveCount(1);
  await expect(lab.dialog.getByRole('listitem')).toContainText('Cell 2');
  await mend(lab, 'Correct the line');

  await expect(lab.dialog).toHaveCount(0);
  await expect(lab.status).toContainText('Nothing to mend');
  expect(await lab.sources()).toEqual([BARE, PLAIN, 'print(1 + 1)']);
});

test('one undo takes one fix back', async ({ lab }) => {
  await loadByHand(lab, 'load-undo');
  await mend(lab, 'Write the bare quoted ARN');
  await expect(lab.dialog.getByRole('listitem')).toHaveCount(1);
  await mend(lab, 'Correct the line');
  await expect(lab.dialog).toHaveCount(0);

  await lab.command('notebook:undo-cell-action');

  await expect
    .poll(() => lab.sources())
    .toEqual([BARE, COMMENTED, 'print(1 + 1)']);
});

test('without a notebook the panel says what to open', async ({ lab }) => {
  await lab.openPanel();

  await lab.button('Load from notebook').click();

  await expect(lab.alert).toContainText('No notebook is open');
});
