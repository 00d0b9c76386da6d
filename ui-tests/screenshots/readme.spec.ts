/** The pictures in README.md. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

const IMAGES = '../docs/images';

test.use({ viewport: { width: 1280, height: 1060 } });

test('the panel beside a notebook whose session is ready', async ({ lab }) => {
  test.setTimeout(120_000);
  await lab.open('walk-through', ['print(1 + 1)']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText('The settings are in the kernel');
  const mine = lab.notebook
    .locator('.jp-CodeCell')
    .filter({ hasText: 'print(1 + 1)' });
  await mine.locator('.cm-content').click();
  await lab.page.keyboard.press('Control+Enter');
  await expect(
    lab.notebook.getByRole('button', { name: /Glue ✓/ })
  ).toBeVisible(STARTING);

  await lab.page.screenshot({ path: `${IMAGES}/panel.png` });

  await lab.command('apputils:change-theme', { theme: 'JupyterLab Dark' });
  await lab.page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  await lab.page.screenshot({ path: `${IMAGES}/panel-dark.png` });
  await lab.command('apputils:change-theme', { theme: 'JupyterLab Light' });
});
