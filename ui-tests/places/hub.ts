/** A JupyterHub of two users: its process, and each user's JupyterLab. */
import { ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { BrowserContext } from '@playwright/test';

import { Lab, notebookOf } from '../lab';
import type { SandboxInfo } from '../sandbox';
import { freePorts } from './free-ports';

const HERE = import.meta.dirname;
const BASE = '/jupyter/';
const TRIES = 300;

export class Hub {
  private constructor(
    private readonly _process: ChildProcess,
    private readonly _directory: string,
    readonly url: string,
    private readonly _info: SandboxInfo
  ) {}

  /** @param configuration what stands in the image's jupyter_server_config.json */
  static async start(info: SandboxInfo, configuration: object): Promise<Hub> {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'glue-panel-hub-'));
    await mkdir(path.join(directory, 'etc'));
    await writeFile(
      path.join(directory, 'etc', 'jupyter_server_config.json'),
      JSON.stringify(configuration)
    );
    const [port, hubPort, proxyPort] = await freePorts(3);
    const url = `http://127.0.0.1:${port}${BASE}`;
    const place = {
      url,
      directory,
      hub_port: hubPort,
      proxy_port: proxyPort,
      proxy: [
        process.execPath,
        path.join(HERE, '../node_modules/.bin/configurable-http-proxy')
      ],
      environment: environmentOf(info, directory)
    };
    const child = spawn(
      'jupyterhub',
      ['--config', path.join(HERE, 'jupyterhub_config.py')],
      {
        cwd: directory,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, PLACE: JSON.stringify(place) }
      }
    );
    const hub = new Hub(child, directory, url, info);
    await hub._answers();
    return hub;
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this._process.once('exit', resolve));
    this._process.kill('SIGTERM');
    await ended;
    await rm(this._directory, { recursive: true, force: true });
  }

  /** Logs a user in, and waits for the JupyterLab of their own. */
  async enter(user: string, context: BrowserContext): Promise<Lab> {
    const page = await context.newPage();
    await page.goto(`${this.url}hub/login`);
    await page.getByLabel('Username').fill(user);
    await page.getByLabel('Password').fill('anything');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**${BASE}user/${user}/lab**`, { timeout: 300_000 });
    const lab = new Lab(page, { ...this._info, lab_url: page.url() });
    await lab.ready();
    return lab;
  }

  /** Puts a Glue notebook into a user's home. */
  async write(user: string, name: string, sources: string[]): Promise<void> {
    await writeFile(
      path.join(this._directory, user, `${name}.ipynb`),
      JSON.stringify(notebookOf(sources, 'glue_pyspark'))
    );
  }

  private async _answers(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await fetch(`${this.url}hub/api`).catch(() => null);
      if (answer?.ok) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error('JupyterHub does not answer');
  }
}

/** Every user's server is led to the sandbox's AWS, its Glue kernel, and the administrator's configuration. */
export function environmentOf(
  info: SandboxInfo,
  directory: string
): Record<string, string> {
  const sandbox = path.dirname(info.aws_config_file);
  return {
    AWS_CONFIG_FILE: info.aws_config_file,
    AWS_SHARED_CREDENTIALS_FILE: info.aws_credentials_file,
    AWS_ENDPOINT_URL: info.aws_endpoint_url,
    AWS_REGION: info.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    JUPYTER_PATH: path.join(sandbox, 'jupyter', 'data'),
    JUPYTER_CONFIG_PATH: path.join(directory, 'etc')
  };
}
