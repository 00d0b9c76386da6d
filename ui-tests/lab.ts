/** JupyterLab as a user has it in front: open, pick, press. Controls are found by role and name. */
import { execFileSync } from 'node:child_process';

import { expect, Locator, Page } from '@playwright/test';

import type { SandboxInfo } from './sandbox';

interface JupyterApp {
  restored: Promise<void>;
  shell: {
    currentWidget: {
      sessionContext: {
        ready: Promise<void>;
        session: { kernel: { info: Promise<unknown> } | null } | null;
      };
    };
  };
  commands: { execute(id: string, args?: object): Promise<unknown> };
}

declare global {
  interface Window {
    jupyterapp: JupyterApp;
  }
}

/** How long a kernel, or a session, may take to come up. */
export const STARTING = { timeout: 120_000 };

/** A notebook of these code cells, as a file holds it. */
export function notebookOf(sources: string[], kernel: string): object {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: kernel, display_name: kernel } },
    cells: sources.map((source, index) => ({
      id: `cell-${index}`,
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source
    }))
  };
}

export class Lab {
  constructor(
    readonly page: Page,
    private readonly _info: SandboxInfo
  ) {}

  /** The panel's controls. */
  get panel(): Locator {
    return this.page.locator('#jp-glue-panel');
  }

  get status(): Locator {
    return this.panel.getByRole('status');
  }

  get alert(): Locator {
    return this.panel.getByRole('alert');
  }

  /** The notebook in front. */
  get notebook(): Locator {
    return this.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  }

  /** The badge in the notebook's toolbar. */
  get badge(): Locator {
    return this.notebook.getByRole('button', { name: /^Glue [–…?!✓✕]/ });
  }

  /** The banner above the notebook's cells. */
  get banner(): Locator {
    return this.notebook.getByRole('alert');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The notebook's code cell that holds `text`. */
  cell(text: string): Locator {
    return this.notebook.locator('.jp-CodeCell').filter({
      has: this.page.locator('.cm-content', { hasText: text })
    });
  }

  /** Clicks into a cell and writes `source` over what stands there. */
  async rewrite(cell: Locator, source: string): Promise<void> {
    await cell.locator('.cm-content').click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(source);
    await this.page.keyboard.press('Escape');
  }

  /** Adds a code cell below all others. */
  async append(source: string): Promise<void> {
    const all = this.notebook.locator('.jp-CodeCell');
    const count = await all.count();
    await all.last().locator('.jp-InputPrompt').click();
    await this.command('notebook:insert-cell-below');
    await expect(all).toHaveCount(count + 1);
    await this.rewrite(all.last(), source);
  }

  /** The sources of the notebook's code cells, as they stand. */
  async sources(): Promise<string[]> {
    const cells = this.notebook.locator('.jp-CodeCell .cm-content');
    return cells.evaluateAll(all =>
      all.map(cell =>
        [...cell.querySelectorAll('.cm-line')]
          .map(line => line.textContent)
          .join('\n')
      )
    );
  }

  /** A page on which nothing is open or remembered. workspace: "/workspaces/…" for one of its own */
  async load(workspace = ''): Promise<void> {
    await this.page.goto(
      `${this._info.lab_url}${workspace}?token=${this._info.token}&reset`
    );
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.jupyterapp !== undefined);
    await this.page.evaluate(() => window.jupyterapp.restored);
    await this.page
      .locator('#jupyterlab-splash')
      .waitFor({ state: 'detached' });
  }

  /** Puts a theme on, and waits until all of the page wears it. */
  async wear(theme: string): Promise<void> {
    await this.command('apputils:change-theme', { theme });
    await expect(this.page.locator('body')).toHaveAttribute(
      'data-jp-theme-name',
      theme
    );
    await this.page
      .locator('#jupyterlab-splash')
      .waitFor({ state: 'detached' });
  }

  async command(id: string, args: object = {}): Promise<void> {
    await this.page.evaluate(
      async ([name, options]) => {
        await window.jupyterapp.commands.execute(name, options);
      },
      [id, args] as const
    );
  }

  /** Calls the Jupyter server as the page does. */
  async server(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    data?: object
  ): Promise<unknown> {
    return this._fetch(method, `/api/${path}`, data);
  }

  /** Sets the settings of a plugin of the panel's, in force with the next page. */
  async configure(plugin: string, settings: object): Promise<void> {
    const path = `/lab/api/settings/jupyter-glue-panel:${plugin}`;
    await this._fetch('PUT', path, { raw: JSON.stringify(settings) });
  }

  private async _fetch(
    method: string,
    path: string,
    data?: object
  ): Promise<unknown> {
    const url = new URL(path, this._info.lab_url).href;
    const headers = { Authorization: `token ${this._info.token}` };
    const answer = await this.page.request.fetch(url, {
      method,
      headers,
      data
    });
    expect(answer.ok()).toBe(true);
    return answer.status() === 204 ? null : answer.json();
  }

  /** Opens a new notebook with these code cells, its kernel running. */
  async open(
    name: string,
    sources: string[] = ['print(1 + 1)'],
    kernel = 'glue_pyspark'
  ): Promise<void> {
    await this.write(name, sources, kernel);
    await this.show(name);
  }

  /** Opens a notebook that is there. */
  async show(name: string): Promise<void> {
    await this.command('docmanager:open', {
      path: `${name}.ipynb`,
      factory: 'Notebook'
    });
    await this.idle();
  }

  /** Saves a notebook with these code cells, and opens nothing. */
  async write(
    name: string,
    sources: string[],
    kernel = 'glue_pyspark'
  ): Promise<void> {
    await this.server('PUT', `contents/${name}.ipynb`, {
      type: 'notebook',
      content: notebookOf(sources, kernel)
    });
  }

  /** Waits until the kernel of the notebook in front has nothing to do. */
  async idle(): Promise<void> {
    await this.page.evaluate(async () => {
      const { sessionContext } = window.jupyterapp.shell.currentWidget;
      await sessionContext.ready;
      await sessionContext.session?.kernel?.info;
    });
    await expect(
      this.notebook.locator('.jp-Notebook-ExecutionIndicator[data-status=idle]')
    ).toBeVisible(STARTING);
  }

  /** Has the panel forget which sessions earlier stories started. */
  async forgetSessions(): Promise<void> {
    const path = '/glue-panel/started-sessions';
    const { sessions } = (await this._fetch('GET', path)) as {
      sessions: { id: string }[];
    };
    for (const { id } of sessions) {
      await this._fetch('DELETE', `${path}/${id}`);
    }
  }

  /** Saves what is open and ends every kernel, as closing time does. */
  async tidy(): Promise<void> {
    const sessions = (await this.server('GET', 'sessions')) as { id: string }[];
    for (const { id } of sessions) {
      await this.server('DELETE', `sessions/${id}`);
    }
  }

  /** Ends every kernel's process as a crash does: nobody is asked, nothing is tidied up. */
  async killKernels(): Promise<void> {
    const kernels = (await this.server('GET', 'kernels')) as { id: string }[];
    for (const { id } of kernels) {
      execFileSync('pkill', ['-KILL', '-f', `kernel-${id}.json`]);
    }
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('tab', { name: 'AWS Glue' }).click();
    await expect(this.panel).toBeVisible();
  }

  /** Five minutes pass on a page whose clock was installed: the panel asks again for its sessions. */
  async letPollsRun(): Promise<void> {
    const polled = this.page.waitForResponse(/\/glue-panel\/sessions\?/);
    await this.page.clock.fastForward('05:00');
    await polled;
  }

  /** A part of the panel, by its title. */
  section(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true });
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  combobox(name: string): Locator {
    return this.panel.getByRole('combobox', { name });
  }

  /** Picks a role by the name under which it is listed, or an ARN. */
  async pickRole(role: string): Promise<void> {
    const box = this.combobox('Account role');
    await box.fill(role);
    await box.press('Enter');
  }

  connection(name: string): Locator {
    return this.panel
      .getByRole('listbox', { name: 'VPC connections' })
      .getByRole('option', { name });
  }

  /** The walk-through's choice: role, tags, connection and runtime role. */
  async pickTheWalkthrough(): Promise<void> {
    await this.pickRole('GlueSessionCreationRole');
    await expect(this.panel.getByText('4444-5555-6666').first()).toBeVisible();
    await this.combobox('Tag preset').selectOption('Analytics · Data-Platform');
    await this.connection('session_vpc').click();
    await this.combobox('Runtime role').fill('AWSGlueServiceRole-blog');
    await this.combobox('Runtime role').press('Enter');
  }

  /** Starts the walk-through's session in a new notebook; the answer is its id. */
  async startASession(name: string): Promise<string> {
    await this.open(name, ['']);
    await this.openPanel();
    await this.pickTheWalkthrough();
    await this.button('Insert and run').click();
    await expect(this.status).toContainText(/Session .* is ready/, STARTING);
    const said = (await this.status.textContent()) ?? '';
    return /Session (\S+) is ready/.exec(said)?.[1] ?? '';
  }

  /** The row of the panel's section "Sessions" that holds `text`. */
  session(text: string): Locator {
    return this.panel
      .getByRole('list', { name: 'Sessions' })
      .getByRole('listitem')
      .filter({ hasText: text });
  }

  /** The ids of the sessions that the panel lists, in their alphabet: of long lists, only rows in sight are drawn. */
  async sessionIds(): Promise<string[]> {
    const list = this.panel.getByRole('list', {
      name: 'Sessions',
      exact: true
    });
    return list.evaluate(async element => {
      const ids = new Set<string>();
      for (let top = 0; top <= element.scrollHeight; top += 200) {
        element.scrollTop = top;
        await new Promise(resolve => setTimeout(resolve, 20));
        for (const line of element.querySelectorAll('[data-standing]')) {
          ids.add(line.getAttribute('title')?.split('\n')[0] ?? '');
        }
      }
      return [...ids].sort();
    });
  }
}
