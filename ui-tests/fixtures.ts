/**
 * What a story starts from: `sandbox`, an AWS and a JupyterLab of the worker's own, and `lab`, its page, loaded once.
 * Each test gets the page with nothing open but what it opens.
 */
import { Page, test as base } from '@playwright/test';

import { Lab } from './lab';
import { Sandbox } from './sandbox';

interface WorkerFixtures {
  sandbox: Sandbox;
  page_: Page;
}

interface TestFixtures {
  lab: Lab;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sandbox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's own text
    async ({}, use) => {
      const sandbox = await Sandbox.start();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  page_: [
    async ({ browser, sandbox }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await Lab.load(page, sandbox.info);
      await use(page);
      await context.close();
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  lab: async ({ page_ }, use) => {
    const lab = new Lab(page_);
    await lab.reset();
    await use(lab);
  }
});

export { expect } from '@playwright/test';
