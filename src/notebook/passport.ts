/** What the cells asked for beside what the session is. Pure. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Selection, Session } from '../api/types';
import { groupAccount, nameOfArn } from '../format';
import { parseRoleArn } from '../model/arns';

/** One thing that was picked and found. matches: null where it can't be told. */
export interface Row {
  readonly key: string;
  readonly label: string;
  readonly picked: string;
  readonly found: string;
  readonly matches: boolean | null;
}

/**
 * Row by row, what was picked and what was found; what nobody picked is told, and right, but for connections and tags.
 *
 * @param accountRole the role that the kernel works with, which AWS does not tell of a session; null where nobody knows
 */
export function compare(
  picked: Selection,
  found: Session,
  trans: TranslationBundle,
  accountRole: string | null = null
): Row[] {
  return [
    ...accountRoleRows(picked, accountRole, trans),
    row('account', trans.__('Account'), accountOf(picked), found.account, {
      write: groupAccount
    }),
    row('region', trans.__('Region'), picked.region, found.region),
    row(
      'runtime-role',
      trans.__('Runtime role'),
      picked.runtime_role_arn,
      found.role_arn,
      { write: nameOfArn }
    ),
    row(
      'connections',
      trans.__('VPC connection'),
      list(picked.connections),
      list(found.connections),
      // A profile may bring connections of its own.
      { isExact: !picked.profile }
    ),
    row(
      'glue-version',
      trans.__('Glue version'),
      picked.glue_version,
      found.glue_version
    ),
    row(
      'worker-type',
      trans.__('Worker type'),
      picked.worker_type,
      found.worker_type
    ),
    row(
      'number-of-workers',
      trans.__('Number of workers'),
      text(picked.number_of_workers),
      text(found.number_of_workers)
    ),
    row(
      'idle-timeout',
      trans.__('Idle timeout (minutes)'),
      text(picked.idle_timeout_minutes),
      text(found.idle_timeout_minutes)
    ),
    ...timeoutRows(picked, trans),
    ...tagRows(picked.tags ?? {}, found.tags, trans),
    ...extraTagRows(picked, found.tags ?? {}, trans)
  ];
}

/** What would be otherwise in a session that is asked for now: this one was asked for as `before`. */
export function drift(
  before: Selection,
  now: Selection,
  found: Session,
  trans: TranslationBundle
): Row[] {
  const rows = [
    ...roleRows(before, now, trans),
    ...compare(now, found, trans),
    ...(found.tags === null || now.profile
      ? droppedTags(before, now, trans)
      : [])
  ];
  return rows.filter(({ matches }) => matches === false);
}

export function differs(rows: readonly Row[]): boolean {
  return rows.some(({ matches }) => matches === false);
}

/** Whether tags were picked that can't be read. */
export function lacksTags(rows: readonly Row[]): boolean {
  return rows.some(({ key, matches }) => isTag(key) && matches === null);
}

interface RowOptions {
  readonly write?: (value: string) => string;
  /** Nothing picked means that nothing may be found. */
  readonly isExact?: boolean;
}

function row(
  key: string,
  label: string,
  picked: string | null | undefined,
  found: string | null,
  { write = value => value, isExact = false }: RowOptions = {}
): Row {
  const wanted = picked ?? '';
  const isFree = wanted === '' && !isExact;
  return {
    key,
    label,
    picked: write(wanted),
    found: write(found ?? ''),
    matches: isFree || wanted === (found ?? '')
  };
}

function tagRows(
  picked: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>> | null,
  trans: TranslationBundle
): Row[] {
  return Object.entries(picked).map(([name, value]) => ({
    key: tagKey(name),
    label: trans.__('Tag %1', name),
    picked: value,
    found: found === null ? trans.__('not readable') : (found[name] ?? ''),
    matches: found === null ? null : found[name] === value
  }));
}

/** What the kernel sets by itself, and AWS. */
const UNASKED = /^(owner$|aws:)/;

/** Tags that nobody picked are left over from an earlier role of the kernel; but a profile may bring tags of its own. */
function extraTagRows(
  { tags = {}, profile }: Selection,
  found: Readonly<Record<string, string>>,
  trans: TranslationBundle
): Row[] {
  const extra = Object.entries(found).filter(
    ([name]) => !Object.hasOwn(tags, name) && !UNASKED.test(name)
  );
  return (profile ? [] : extra).map(([name, value]) => ({
    key: tagKey(name),
    label: trans.__('Tag %1', name),
    picked: '',
    found: value,
    matches: false
  }));
}

function tagKey(name: string): string {
  return `tag ${name}`;
}

function isTag(key: string): boolean {
  return key.startsWith(tagKey(''));
}

function accountRoleRows(
  { role_arn }: Selection,
  accountRole: string | null,
  trans: TranslationBundle
): Row[] {
  const picked = role_arn ?? '';
  const isNamed = picked !== '' || accountRole !== null;
  const known = {
    found: nameOfArn(accountRole ?? ''),
    matches: picked === accountRole
  };
  const unknown = { found: trans.__('not known'), matches: null };
  const row = {
    key: 'role',
    label: trans.__('Account role'),
    picked: nameOfArn(picked),
    ...(accountRole === null ? unknown : known)
  };
  return isNamed ? [row] : [];
}

/** GetSession does not tell it. */
function timeoutRows(
  { timeout_minutes }: Selection,
  trans: TranslationBundle
): Row[] {
  const label = trans.__('Timeout (minutes)');
  const picked = text(timeout_minutes);
  const found = trans.__('AWS does not tell');
  return picked === null
    ? []
    : [{ key: 'timeout', label, picked, found, matches: null }];
}

/** A session does not know which role created it; another account has a row of its own. */
function roleRows(
  before: Selection,
  now: Selection,
  trans: TranslationBundle
): Row[] {
  const picked = now.role_arn ?? '';
  const found = before.role_arn ?? '';
  const isOther = picked !== found && accountOf(now) === accountOf(before);
  const label = trans.__('Account role');
  return isOther ? [{ key: 'role', label, picked, found, matches: false }] : [];
}

function droppedTags(
  before: Selection,
  now: Selection,
  trans: TranslationBundle
): Row[] {
  return Object.entries(before.tags ?? {})
    .filter(([name]) => !Object.hasOwn(now.tags ?? {}, name))
    .map(([name, found]) => ({
      key: tagKey(name),
      label: trans.__('Tag %1', name),
      picked: '',
      found,
      matches: false
    }));
}

function accountOf({ role_arn }: Selection): string | null {
  return parseRoleArn(role_arn ?? '')?.account ?? null;
}

function list(names: readonly string[] | undefined): string {
  return [...(names ?? [])].sort().join(', ');
}

function text(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
