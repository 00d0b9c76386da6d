/**
 * What a story starts from: `sandbox`, an AWS and a JupyterLab of the worker's own, and `lab`, a page of it on which
 * nothing is open or remembered.
 */
import { expect, test as base } from '@playwright/test';

import { Lab } from './lab';
import { Sandbox } from './sandbox';

interface WorkerFixtures {
  sandbox: Sandbox;
}

interface TestFixtures {
  lab: Lab;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sandbox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs here
    async ({}, use) => {
      const sandbox = await Sandbox.start();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker', timeout: 300_000 }
  ],
  lab: async ({ page, sandbox }, use) => {
    const lab = new Lab(page, sandbox.info);
    await lab.forgetSessions();
    await lab.load();
    await use(lab);
    await lab.tidy();
    await sandbox.mend();
  }
});

/** The walk-through's choice still stands in the panel, and the notebook has these cells. */
export async function expectKept(lab: Lab, cells: string[]): Promise<void> {
  await expect(lab.combobox('Account role')).toHaveValue(
    /GlueSessionCreationRole/
  );
  await expect(lab.combobox('Tag preset')).toHaveValue(
    'Analytics · Data-Platform'
  );
  await expect(lab.panel.getByLabel('Tag value 1')).toHaveValue('analytics');
  await expect(lab.panel.getByLabel('Tag value 2')).toHaveValue(
    'Data-Platform'
  );
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await expect(lab.combobox('Runtime role')).toHaveValue(
    /AWSGlueServiceRole-blog/
  );
  expect(await lab.sources()).toEqual(cells);
}

export { expect };
