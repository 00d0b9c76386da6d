/** The sandbox of one worker: its process, and its AWS as an administrator sees it. */
import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';

export interface SandboxInfo {
  lab_url: string;
  token: string;
  aws_endpoint_url: string;
  aws_config_file: string;
  aws_credentials_file: string;
  account_a: string;
  account_b: string;
  region: string;
}

export interface GlueSession {
  Id: string;
  CreatedOn: string;
  Status: string;
  Role: string;
  Connections?: { Connections: string[] };
  GlueVersion: string;
  WorkerType: string;
  NumberOfWorkers: number;
  IdleTimeout: number;
}

export interface Fault {
  kind:
    | 'latency'
    | 'throttling'
    | 'access_denied'
    | 'server_error'
    | 'expired_token'
    | 'connection_reset'
    | 'revoked_credentials'
    | 'clock_skew'
    | 'malformed_answer'
    | 'half_answer';
  service?: string;
  action?: string;
  account?: string;
  times?: number;
  seconds?: number;
}

/** Room that JupyterLab's files have no more. */
interface FullDisk {
  kind: 'full_disk';
}

/** code, says: what the user is told · calls: one question asks AWS no more often. */
export interface Trouble {
  readonly code: string;
  readonly says: string;
  readonly calls: number;
}

/** A call is tried so often: GluePanelApp.aws_attempts, as it is by default. */
const ATTEMPTS = 3;

const BROKEN: Trouble = {
  code: 'aws_answer_broken',
  says: "is not an answer of AWS's, or not all of it",
  calls: 1
};

/** What comes of each fault, as docs/faults.md has it. */
export const TROUBLES: Readonly<Record<Fault['kind'], Trouble>> = {
  throttling: {
    code: 'aws_throttled',
    says: 'AWS asks to slow down',
    calls: ATTEMPTS
  },
  server_error: {
    code: 'aws_failed',
    says: 'AWS failed at',
    calls: ATTEMPTS
  },
  connection_reset: {
    code: 'aws_unreachable',
    says: 'AWS could not be reached',
    calls: ATTEMPTS
  },
  latency: {
    code: 'aws_timeout',
    says: 'AWS did not answer in time',
    calls: ATTEMPTS
  },
  expired_token: {
    code: 'credentials_expired',
    says: 'The AWS credentials have expired',
    calls: 2
  },
  revoked_credentials: {
    code: 'credentials_invalid',
    says: 'AWS does not accept these credentials',
    calls: 2
  },
  access_denied: { code: 'access_denied', says: 'AWS denied', calls: 1 },
  clock_skew: {
    code: 'clock_skewed',
    says: 'AWS refused the request because of its time stamp',
    calls: 1
  },
  malformed_answer: BROKEN,
  half_answer: BROKEN
};

/** Profiles of the sandbox's AWS config: whose eyes to look with. */
type Profile = 'default' | 'production';

export class Sandbox {
  private readonly _startedAt = Date.now();

  private constructor(
    private readonly _process: ChildProcess,
    readonly info: SandboxInfo
  ) {}

  private get _folder(): string {
    return path.dirname(this.info.aws_config_file);
  }

  /** Where the panel keeps the user's files. */
  private get _panelFolder(): string {
    return path.join(this._folder, 'rest', 'panel');
  }

  static async start(...options: string[]): Promise<Sandbox> {
    const child = spawn(
      'jupyter-glue-panel',
      ['sandbox', '--no-browser', '--json', ...options],
      { stdio: ['ignore', 'pipe', 'inherit'] }
    );
    for await (const line of createInterface({ input: child.stdout })) {
      return new Sandbox(child, JSON.parse(line));
    }
    throw new Error('The sandbox ended before it was ready');
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this._process.once('exit', resolve));
    this._process.kill('SIGTERM');
    await ended;
  }

  /** Calls AWS from outside the panel, through boto3. */
  aws<T>(
    profile: Profile,
    service: string,
    operation: string,
    parameters: object = {}
  ): T {
    const output = execFileSync(
      'python',
      [path.join(import.meta.dirname, 'aws.py'), profile, service, operation],
      {
        encoding: 'utf-8',
        input: JSON.stringify(parameters),
        env: {
          ...process.env,
          AWS_CONFIG_FILE: this.info.aws_config_file,
          AWS_ENDPOINT_URL: this.info.aws_endpoint_url
        }
      }
    );
    return JSON.parse(output);
  }

  /** Lets temporary credentials die after so many seconds; null leaves AWS's own limits in force. */
  async limitCredentials(seconds: number | null): Promise<void> {
    await fetch(`${this.info.aws_endpoint_url}/_sandbox/settings`, {
      method: 'PATCH',
      body: JSON.stringify({ longest_credentials_seconds: seconds })
    });
  }

  /** Lets time pass at AWS, and nowhere else. */
  async advance(seconds: number): Promise<void> {
    await fetch(`${this.info.aws_endpoint_url}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ advance_seconds: seconds })
    });
  }

  /** Makes AWS, or the disk, fail: see the sandbox's faults. */
  async inject(fault: Fault | FullDisk): Promise<void> {
    await fetch(`${this.info.aws_endpoint_url}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify(fault)
    });
  }

  /** Has the panel fetch all credentials anew, as it does once the AWS configuration has changed. */
  forgetCredentials(): void {
    const now = new Date();
    utimesSync(this.info.aws_config_file, now, now);
  }

  /** Breaks the user's file of presets; the answer takes what was kept of it away, and tells its content. */
  breakPresets(): () => string {
    const folder = this._panelFolder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'tag-presets.json'), '{ broken');
    return () => {
      const [kept] = readdirSync(folder).filter(name =>
        name.startsWith('tag-presets.json.broken-')
      );
      const content = readFileSync(path.join(folder, kept), 'utf-8');
      rmSync(path.join(folder, kept));
      return content;
    };
  }

  /** The ids of the sessions that the panel wrote down as started here. */
  startedSessions(): string[] {
    const file = path.join(this._panelFolder, 'started-sessions.json');
    return Object.keys(JSON.parse(readFileSync(file, 'utf-8')));
  }

  /** The contents of all files below the sandbox's folder but AWS's own: log, notebooks, checkpoints, what the panel keeps. */
  writtenFiles(): string[] {
    const { aws_config_file, aws_credentials_file } = this.info;
    return readdirSync(this._folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .filter(file => ![aws_config_file, aws_credentials_file].includes(file))
      .map(file => readFileSync(file, 'latin1'));
  }

  /** Every secret key and session token that AWS has handed out. */
  async secrets(): Promise<string[]> {
    const url = `${this.info.aws_endpoint_url}/_sandbox/secrets`;
    return (await fetch(url)).json();
  }

  /** How often AWS was asked for an action, as "service.Action", since `countAnew`. */
  async calls(action: string): Promise<number> {
    const url = `${this.info.aws_endpoint_url}/_sandbox/requests`;
    const counts: Record<string, number> = await (await fetch(url)).json();
    return counts[action] ?? 0;
  }

  async countAnew(): Promise<void> {
    await fetch(`${this.info.aws_endpoint_url}/_sandbox/requests`, {
      method: 'DELETE'
    });
  }

  /** Ends every fault. */
  async mend(): Promise<void> {
    await fetch(`${this.info.aws_endpoint_url}/_sandbox/faults`, {
      method: 'DELETE'
    });
  }

  /**
   * The sessions that stories made in an account: `default` is account A, `production` account B. Those of the teams,
   * which are older than the sandbox, are left out.
   */
  sessions(profile: Profile): GlueSession[] {
    return this.aws<{ Sessions: GlueSession[] }>(
      profile,
      'glue',
      'list_sessions'
    ).Sessions.filter(
      ({ CreatedOn }) => Date.parse(CreatedOn) > this._startedAt
    );
  }

  /** What AWS says of the state of one session. */
  status(profile: Profile, id: string): string {
    return this.aws<{ Session: GlueSession }>(profile, 'glue', 'get_session', {
      Id: id
    }).Session.Status;
  }

  tags(
    profile: Profile,
    session: Pick<GlueSession, 'Id'>
  ): Record<string, string> {
    const account =
      profile === 'default' ? this.info.account_a : this.info.account_b;
    return this.aws<{ Tags: Record<string, string> }>(
      profile,
      'glue',
      'get_tags',
      {
        ResourceArn: `arn:aws:glue:${this.info.region}:${account}:session/${session.Id}`
      }
    ).Tags;
  }
}
