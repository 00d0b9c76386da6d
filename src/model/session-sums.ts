/** What sessions have cost and burn together. Estimates, each with its currency: two currencies are never added up. */
import type { SessionCost } from '../api/types';

/** The server tells amounts to four decimals: so many parts make one unit of the currency. */
const PARTS = 10_000;

/** One session's share, in parts: whole numbers add up exactly. perHour: 0 for one that no longer runs. */
export interface Share {
  readonly currency: string;
  readonly soFar: number;
  readonly perHour: number;
}

export interface Summand {
  readonly isLiving: boolean;
  /** null where the cost is not known. */
  readonly share: Share | null;
}

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
}

export function shareOf(
  cost: SessionCost | null,
  isLiving: boolean
): Share | null {
  return (
    cost && {
      currency: cost.currency,
      soFar: partsOf(cost.so_far),
      perHour: isLiving ? partsOf(cost.per_hour) : 0
    }
  );
}

export function sumsOf(all: readonly Summand[]): Sums {
  const sums = new Map<string, { soFar: number; perHour: number }>();
  let living = 0;
  for (const { isLiving, share } of all) {
    living += isLiving ? 1 : 0;
    if (share) {
      const sum = sums.get(share.currency);
      if (sum) {
        sum.soFar += share.soFar;
        sum.perHour += share.perHour;
      } else {
        sums.set(share.currency, { ...share });
      }
    }
  }
  const amounts = [...sums].map(([currency, { soFar, perHour }]) => ({
    currency,
    soFar: soFar / PARTS,
    perHour: perHour / PARTS
  }));
  return { count: all.length, living, amounts };
}

function partsOf(amount: string): number {
  return Math.round(Number(amount) * PARTS);
}
