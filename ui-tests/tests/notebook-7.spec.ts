/** Notebook 7 is the same product with one document a page: toolbar button and sidebar are there, and do the same. */
import { barriers } from '../audit';
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

test('the sidebar opens by "View", is open to all, and starts the session that was picked', async ({
  lab,
  sandbox
}) => {
  const { page } = lab;
  const failures: string[] = [];
  page.on('console', message => {
    if (/failed to activate/.test(message.text())) {
      failures.push(message.text());
    }
  });
  await lab.write('in-notebook-7', ['print(1 + 1)']);
  await page.goto(
    new URL('notebooks/in-notebook-7.ipynb', sandbox.info.lab_url).href
  );
  await expect(lab.badge).toBeVisible(STARTING);

  await page.getByRole('menuitem', { name: 'View', exact: true }).click();
  await page.locator('.lm-Menu-item', { hasText: 'Left Sidebar' }).click();
  await page.locator('.lm-Menu-item', { hasText: 'Show AWS Glue' }).click();
  await lab.pickTheWalkthrough();
  await expect(lab.button('Insert and run')).toBeEnabled();
  expect(await barriers(page, '#jp-glue-panel')).toEqual([]);
  await lab.notebook
    .getByRole('button', { name: 'Insert Glue settings' })
    .click();
  await expect.poll(() => lab.sources()).toHaveLength(4);
  await lab.button('Insert and run').click();

  await expect(lab.status).toContainText('The settings are in the kernel');
  expect(failures).toEqual([]);
});
