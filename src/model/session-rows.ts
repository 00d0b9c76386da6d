/** The sessions as they are listed: filtered, sorted, grouped. Pure, and quick enough for every key that is typed. */
import type { Session } from '../api/types';
import { shareOf, Summand, Sums, sumsOf } from './session-sums';
import {
  Evidence,
  isLiving,
  ownerName,
  Whereabouts,
  whereaboutsOf
} from './session-whereabouts';

export interface SessionRow extends Whereabouts, Summand {
  /** Unique among all accounts and Regions. */
  readonly arn: string;
  readonly session: Session;
  /** What a filter looks into. */
  readonly text: string;
}

/** Whether it is proven to be the user's own. */
export function isOwn({ standing }: SessionRow): boolean {
  return standing !== 'others' && standing !== 'unknown';
}

export type SessionOrder =
  'running' | 'newest' | 'oldest' | 'costliest' | 'burning';

/** What is listed of all rows, and how. */
export interface SessionView {
  readonly filter: string;
  /** A state; `living` for all that run; null for all. */
  readonly status: string | null;
  readonly order: SessionOrder;
  /** A tag's key to group by; null for one list. */
  readonly groupBy: string | null;
}

export interface SessionGroup {
  /** null: sessions without the tag, or whose tags nobody could read. */
  readonly value: string | null;
  readonly isReadable: boolean;
  readonly rows: readonly SessionRow[];
  readonly sums: Sums;
}

/** The server's order: what runs first, then the newest. */
export const PLAIN_VIEW: SessionView = {
  filter: '',
  status: null,
  order: 'running',
  groupBy: null
};

export function rowsOf(
  sessions: readonly Session[],
  evidence: Evidence
): readonly SessionRow[] {
  return sessions.map(session => {
    const whereabouts = whereaboutsOf(session, evidence);
    const runs = isLiving(session);
    return {
      ...whereabouts,
      arn: session.arn,
      session,
      isLiving: runs,
      share: shareOf(session.cost, runs),
      text: textOf(session, whereabouts.path)
    };
  });
}

function textOf(session: Session, path: string | null): string {
  const texts = [
    session.id,
    session.status,
    session.account,
    session.region,
    session.role_arn,
    session.access_role,
    session.error_message,
    session.worker_type,
    session.glue_version,
    ...session.connections,
    session.owner && ownerName(session.owner),
    path,
    ...Object.entries(session.tags ?? {}).map(
      ([key, value]) => `${key}=${value}`
    )
  ];
  return texts.filter(Boolean).join('\n').toLowerCase();
}

type Compare = (one: SessionRow, other: SessionRow) => number;

const BY_AGE: Compare = (one, other) => newestFirst(one.session, other.session);

/** Of one whose age AWS does not tell, it comes last. */
function newestFirst(one: Session, other: Session): number {
  return (one.created_on ?? '') < (other.created_on ?? '') ? 1 : -1;
}

/** As the server lists them: running ones first, then the newest. */
export function runningFirst(one: Session, other: Session): number {
  const lives = Number(isLiving(other)) - Number(isLiving(one));
  return lives || newestFirst(one, other);
}

const ORDERS: Readonly<Record<SessionOrder, Compare | null>> = {
  running: null,
  newest: BY_AGE,
  oldest: (one, other) => BY_AGE(other, one),
  costliest: (one, other) => soFar(other) - soFar(one),
  burning: (one, other) => perHour(other) - perHour(one)
};

export function sortRows(
  rows: readonly SessionRow[],
  order: SessionOrder
): readonly SessionRow[] {
  const compare = ORDERS[order];
  return compare ? [...rows].sort(compare) : rows;
}

/** Every word has to be found. */
export function filterRows(
  rows: readonly SessionRow[],
  { filter, status }: Pick<SessionView, 'filter' | 'status'>
): readonly SessionRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    row =>
      (status === null ||
        (status === 'living' ? row.isLiving : row.session.status === status)) &&
      words.every(word => row.text.includes(word))
  );
}

/** By the tag's value; without the tag, then with unreadable tags, come last. */
export function groupRows(
  rows: readonly SessionRow[],
  key: string
): readonly SessionGroup[] {
  const groups = new Map<string | null | undefined, SessionRow[]>();
  for (const row of rows) {
    const value = valueOf(row.session, key);
    const members = groups.get(value);
    if (members) {
      members.push(row);
    } else {
      groups.set(value, [row]);
    }
  }
  return [...groups]
    .sort(([one], [other]) => rankOf(one).localeCompare(rankOf(other)))
    .map(([value, members]) => ({
      value: value ?? null,
      isReadable: value !== undefined,
      rows: members,
      sums: sumsOf(members)
    }));
}

/** null: it has no such tag · undefined: nobody could read its tags. */
function valueOf(session: Session, key: string): string | null | undefined {
  return session.tags === null ? undefined : (session.tags[key] ?? null);
}

function rankOf(value: string | null | undefined): string {
  return value === undefined ? '2' : value === null ? '1' : `0${value}`;
}

/** All tag keys that the sessions carry, the kernel's own last. */
export function tagKeysOf(sessions: readonly Session[]): readonly string[] {
  const keys = new Set(sessions.flatMap(({ tags }) => Object.keys(tags ?? {})));
  const owner = keys.delete('owner') ? ['owner'] : [];
  return [...[...keys].sort(), ...owner];
}

function soFar({ share }: SessionRow): number {
  return share?.soFar ?? -1;
}

function perHour({ share, isLiving: runs }: SessionRow): number {
  return runs ? (share?.perHour ?? 0) : -1;
}
