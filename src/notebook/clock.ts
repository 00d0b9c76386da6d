/** How long the kernel's credentials last. */
import { assumesRole } from './magics';
import type { Remembered } from './memory';

const MINUTE_MS = 60_000;

/** From the settings. */
export interface Lifetimes {
  /** What the kernel asks AWS for, always: it passes no DurationSeconds. */
  readonly credentialMinutes: number;
  /** How long before the end to say so. */
  readonly warnMinutes: number;
}

export const DEFAULT_LIFETIMES: Lifetimes = {
  credentialMinutes: 60,
  warnMinutes: 10
};

/**
 * When the credentials end that `%%assume_role` got; null where none were got, or where they renew by themselves, as a
 * profile's do.
 */
export function expiryOf(
  credentials: Remembered | null,
  { credentialMinutes }: Lifetimes
): Date | null {
  if (!credentials || !assumesRole(credentials.source)) {
    return null;
  }
  return new Date(credentials.at.getTime() + credentialMinutes * MINUTE_MS);
}

/** Whole minutes that are left, in the last of them 1; 0 once they have ended. */
export function minutesLeft(expiry: Date, now: Date): number {
  const left = (expiry.getTime() - now.getTime()) / MINUTE_MS;
  return left > 0 ? Math.max(1, Math.floor(left)) : 0;
}
