/** JupyterLab as a user has it in front: open, type, press. Controls are found by role and name. */
import { expect, Locator, Page } from '@playwright/test';

import type { SandboxInfo } from './sandbox';

interface JupyterApp {
  restored: Promise<void>;
  commands: { execute(id: string, args?: object): Promise<unknown> };
}

declare global {
  interface Window {
    jupyterapp: JupyterApp;
  }
}

export class Lab {
  constructor(readonly page: Page) {}

  static async load(page: Page, info: SandboxInfo): Promise<void> {
    await page.goto(info.lab_url);
    await page.waitForFunction(() => window.jupyterapp !== undefined);
    await page.evaluate(() => window.jupyterapp.restored);
    await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  }

  /** Closes everything, shuts all kernels down, and opens the panel. */
  async reset(): Promise<void> {
    await this.page.evaluate(async () => {
      const { commands } = window.jupyterapp;
      await commands.execute('apputils:reset');
    });
  }

  command(id: string, args: object = {}): Promise<void> {
    return this.page.evaluate(
      async ([name, options]) => {
        await window.jupyterapp.commands.execute(name, options);
      },
      [id, args] as const
    );
  }
}
