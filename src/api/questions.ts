/** What the server is asked with. */
import type { CostScope, Granularity } from './types';

/** Whose account and where: a role's id or ARN (null: the user's own identity), a Region (null: the configured one). */
export interface Place {
  readonly role: string | null;
  readonly region: string | null;
}

/** Which bill is asked for. Either days, today included, or start and end (ISO dates, end exclusive). */
export interface CostQuery {
  readonly tag_key: string;
  readonly scope: CostScope;
  readonly granularity: Granularity;
  readonly days?: string;
  readonly start?: string;
  readonly end?: string;
}

/** Which sessions are listed: those of each role in each Region (null as in a Place), with all of these tags. */
export interface SessionQuery {
  readonly roles: readonly (string | null)[];
  readonly regions: readonly (string | null)[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface Asking {
  /** Skip the server's short cache. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

/** How answers are heard that come in lines, each at its time. */
export interface Listening<T> {
  readonly signal?: AbortSignal;
  readonly onLine: (line: T) => void;
}
