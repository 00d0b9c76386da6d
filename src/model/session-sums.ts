/** What sessions have cost and burn together. Estimates, each with its currency: two currencies are never added up. */
import type { Session } from '../api/types';
import { isLiving } from './session-whereabouts';

/** The server tells amounts to four decimals: so many parts make one unit of the currency. */
const PARTS = 10_000;

export interface Sum {
  readonly currency: string;
  readonly soFar: number;
  readonly perHour: number;
}

export interface Sums {
  readonly count: number;
  readonly living: number;
  /** By currency; sessions whose cost is not known are in none of them. */
  readonly amounts: readonly Sum[];
  readonly unknown: number;
}

/** Exact to the last of the four decimals: whole parts are added, not fractions. */
export function sumsOf(sessions: readonly Session[]): Sums {
  const parts = new Map<string, { soFar: number; perHour: number }>();
  let living = 0;
  let unknown = 0;
  for (const session of sessions) {
    const { cost } = session;
    const runs = isLiving(session);
    living += runs ? 1 : 0;
    unknown += cost ? 0 : 1;
    if (cost) {
      const sum = parts.get(cost.currency) ?? { soFar: 0, perHour: 0 };
      sum.soFar += partsOf(cost.so_far);
      sum.perHour += runs ? partsOf(cost.per_hour) : 0;
      parts.set(cost.currency, sum);
    }
  }
  const amounts = [...parts].map(([currency, { soFar, perHour }]) => ({
    currency,
    soFar: soFar / PARTS,
    perHour: perHour / PARTS
  }));
  return { count: sessions.length, living, amounts, unknown };
}

function partsOf(amount: string): number {
  return Math.round(Number(amount) * PARTS);
}
