/**
 * What cells gave to the kernel since it started. It forgets nothing of that before it restarts: nothing un-sets, tags
 * only accumulate, and credentials of a role win over a profile.
 */
import { settersOf, tagsOf } from './magics';

/** What the panel may write, so that it knows when one is not wanted any more. */
const PANELS: ReadonlySet<string> = new Set([
  '%%assume_role',
  '%connections',
  '%glue_version',
  '%iam_role',
  '%idle_timeout',
  '%number_of_workers',
  '%profile',
  '%region',
  '%session_id_prefix',
  '%timeout',
  '%worker_type'
]);

/** What the kernel keeps besides. Source: the setters of KernelMagics.py, and `configure` in BaseKernel.py. */
const USERS: ReadonlySet<string> = new Set([
  '%additional_python_modules',
  '%endpoint',
  '%etl',
  '%extra_jars',
  '%extra_py_files',
  '%max_capacity',
  '%security_config',
  '%session_type',
  '%spark_conf',
  '%streaming'
]);

const TAG = 'tag ';

export class Given {
  constructor(private _isWhole: boolean) {}

  /** Whether nothing can have been given that is not known. */
  get isWhole(): boolean {
    return this._isWhole;
  }

  /** Takes note of a cell that has run. */
  note(source: string): void {
    settingsOf(source).forEach(name => this._names.add(name));
  }

  /** The kernel has done nothing before what is known. */
  complete(): void {
    this._isWhole = true;
  }

  /** What the kernel has, but none of these cells asks for. */
  beyond(sources: Iterable<string>): string[] {
    const wanted = allOf(sources);
    return [...this._names].filter(
      name => !wanted.has(name) && (PANELS.has(name) || name.startsWith(TAG))
    );
  }

  /** What a restart would lose, but running these cells would not bring back. `beyond`: what nobody would miss. */
  lostBut(sources: Iterable<string>, beyond: readonly string[]): string[] {
    const back = allOf(sources);
    return [...this._names].filter(
      name => !back.has(name) && !beyond.includes(name)
    );
  }

  private readonly _names = new Set<string>();
}

function settingsOf(source: string): string[] {
  const tags = tagsOf(source).map(key => `${TAG}${key}`);
  const names = settersOf(source).filter(
    name => PANELS.has(name) || USERS.has(name)
  );
  return [...names, ...tags];
}

function allOf(sources: Iterable<string>): ReadonlySet<string> {
  return new Set([...sources].flatMap(settingsOf));
}
