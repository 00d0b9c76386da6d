/** Whose a session is, and whether a kernel works in it: only what can be proven. Pure. */
import type { Session } from '../api/types';

/** A session that a kernel of this Jupyter server works in, or was seen to work in. */
export interface Home {
  /** The notebook of that kernel. */
  readonly path: string;
  /** Whether the kernel still works in it. */
  readonly isAlive: boolean;
  /** Whether another Jupyter server of the user's has it. */
  readonly isElsewhere?: boolean;
}

export interface Evidence {
  /** By session id. */
  readonly homes: ReadonlyMap<string, Home>;
  /** Notebooks whose saved outputs name a session: they may have come from somebody else. */
  readonly mentions: ReadonlyMap<string, string>;
  /** What AWS calls the user, and so what the tag `owner` of the user's own sessions says. */
  readonly owners: ReadonlySet<string>;
}

/**
 * here: a kernel of this Jupyter works in it · elsewhere: a kernel of another Jupyter of the user's does · passing: the
 * user's own, and about to run or to end: who waits for it may not be known yet · orphan: the user's own, it runs, and no
 * kernel works in it · ended: the user's own, and over · others: its owner tag names somebody else · unknown: nothing
 * tells whose it is.
 */
export type Standing =
  'here' | 'elsewhere' | 'passing' | 'orphan' | 'ended' | 'others' | 'unknown';

export interface Whereabouts {
  readonly standing: Standing;
  /** The notebook that it belongs to; null where none is known. */
  readonly path: string | null;
}

/** Sessions in these states run, or are about to, or just did: AWS may bill them. */
const LIVING: readonly string[] = ['PROVISIONING', 'READY', 'STOPPING'];

/** The state in which a session waits for a kernel's statements. */
const RUNNING = 'READY';

export function isLiving({ status }: Pick<Session, 'status'>): boolean {
  return LIVING.includes(status);
}

const ENDED: readonly string[] = ['STOPPED', 'TIMEOUT', 'FAILED'];

/** Of a state that AWS does not tell, neither this nor that it lives is true. */
export function hasEnded({ status }: Pick<Session, 'status'>): boolean {
  return ENDED.includes(status);
}

/** The kernel's `%%assume_role` names the sessions of all its users alike, so that such an owner tells nobody apart. */
const SHARED_OWNER = /:AssumeRoleSession$/;

export function tellsOwner(owner: string): boolean {
  return !SHARED_OWNER.test(owner);
}

export function whereaboutsOf(
  session: Session,
  { homes, mentions, owners }: Evidence
): Whereabouts {
  const { id, owner } = session;
  const home = homes.get(id);
  const path = home?.path ?? mentions.get(id) ?? null;
  const isByTag = owner !== null && tellsOwner(owner);
  if (home || (isByTag && owners.has(owner))) {
    return { standing: standingOfOwn(session, home), path };
  }
  return { standing: isByTag ? 'others' : 'unknown', path };
}

function standingOfOwn(session: Session, home: Home | undefined): Standing {
  if (hasEnded(session)) {
    return 'ended';
  }
  if (home?.isAlive) {
    return 'here';
  }
  if (home?.isElsewhere) {
    return 'elsewhere';
  }
  return session.status === RUNNING ? 'orphan' : 'passing';
}

/** `AROAEXAMPLE:alice` becomes `alice`; a user's own id stays as it is. */
export function ownerName(owner: string): string {
  return owner.slice(owner.indexOf(':') + 1);
}
