/** A JupyterLab whose kernels run on another server: the sandbox's, which is its gateway. */
import { ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { SandboxInfo } from '../sandbox';
import { freePorts } from './free-ports';
import { environmentOf } from './hub';

const TOKEN = 'before-the-gateway';
const TRIES = 300;

export class BeforeGateway {
  private constructor(
    private readonly _process: ChildProcess,
    private readonly _directory: string,
    /** The page of this server, on the sandbox's AWS. */
    readonly info: SandboxInfo
  ) {}

  static async start(sandbox: SandboxInfo): Promise<BeforeGateway> {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'glue-panel-gate-'));
    await mkdir(path.join(directory, 'etc'));
    const [port] = await freePorts(1);
    const options = {
      'ServerApp.port': port,
      'ServerApp.port_retries': 0,
      'ServerApp.root_dir': directory,
      'ServerApp.open_browser': false,
      'ServerApp.allow_root': true,
      'IdentityProvider.token': TOKEN,
      'LabApp.expose_app_in_browser': true,
      'GluePanelApp.user_directory': path.join(directory, 'panel'),
      'GatewayClient.url': new URL('/', sandbox.lab_url).href,
      'GatewayClient.auth_token': sandbox.token
    };
    const child = spawn(
      'jupyter-lab',
      Object.entries(options).map(([name, value]) => `--${name}=${value}`),
      {
        cwd: directory,
        stdio: ['ignore', 'ignore', 'ignore'],
        env: { ...process.env, ...environmentOf(sandbox, directory) }
      }
    );
    const lab_url = `http://127.0.0.1:${port}/lab`;
    const info = { ...sandbox, lab_url, token: TOKEN };
    const server = new BeforeGateway(child, directory, info);
    await server._answers();
    return server;
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this._process.once('exit', resolve));
    this._process.kill('SIGKILL');
    await ended;
    await rm(this._directory, { recursive: true, force: true });
  }

  private async _answers(): Promise<void> {
    const url = new URL(`/api?token=${TOKEN}`, this.info.lab_url);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await fetch(url).catch(() => null);
      if (answer?.ok) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error('The JupyterLab before the gateway does not answer');
  }
}
