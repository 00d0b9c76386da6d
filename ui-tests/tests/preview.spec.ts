/** The preview shows what inserting would do to this notebook, in the colours of its cells. */
import { expect, test } from '../fixtures';

test('old and new stand side by side as soon as the settings differ from the cells', async ({
  lab
}) => {
  await lab.open('preview');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  const preview = lab.panel.getByRole('region', { name: 'Preview' });
  await lab.button('Insert into notebook').click();
  await expect(preview).toContainText('The notebook is up to date');
  await expect(
    preview
      .getByRole('figure', { name: 'Role cell' })
      .locator('span[class]', { hasText: 'GlueSessionCreationRole' })
  ).toBeVisible();

  await lab.panel
    .getByRole('spinbutton', { name: 'Number of workers' })
    .fill('7');
  await preview.getByRole('button', { name: 'Show changes' }).click();

  await expect(preview.getByRole('figure', { name: 'New' })).toContainText(
    '%number_of_workers 7'
  );
});
