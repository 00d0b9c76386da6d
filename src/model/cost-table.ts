/** The bill as rows and columns: the same numbers behind chart, tables and file. */
import type { Costs } from '../api/types';

/** The server tells amounts to four decimals: so many parts make one unit of the currency. */
const PARTS = 10_000;

/** A value of the tag, null for usage without it. series: its place in the chart's palette. */
export interface CostColumn {
  readonly value: string | null;
  readonly amount: string;
  /** Of the total, 0 to 1. */
  readonly share: number;
}

export interface CostRow {
  readonly start: string;
  readonly end: string;
  readonly isEstimated: boolean;
  /** In the order of the columns; null where nothing was used. */
  readonly amounts: readonly (string | null)[];
  readonly total: string;
}

/** The dearest value first, usage without the tag last. */
export function columnsOf({ shares, total }: Costs): CostColumn[] {
  const all = Number(total);
  const columns = shares.map(({ tag_value, amount }) => ({
    value: tag_value,
    amount,
    share: all === 0 ? 0 : Number(amount) / all
  }));
  return columns.sort(
    (one, other) =>
      Number(one.value === null) - Number(other.value === null) ||
      Number(other.amount) - Number(one.amount)
  );
}

/** A row for every period, also those in which nothing was used. */
export function rowsOf(
  { periods }: Costs,
  columns: readonly CostColumn[]
): CostRow[] {
  return periods.map(({ start, end, is_estimated, shares }) => {
    const amounts = new Map(
      shares.map(({ tag_value, amount }) => [tag_value, amount])
    );
    return {
      start,
      end,
      isEstimated: is_estimated,
      amounts: columns.map(({ value }) => amounts.get(value) ?? null),
      total: sumOf(shares.map(({ amount }) => amount))
    };
  });
}

/** Exact to the last of the four decimals: whole parts are added, not fractions. */
function sumOf(amounts: readonly string[]): string {
  const parts = amounts.reduce(
    (sum, amount) => sum + Math.round(Number(amount) * PARTS),
    0
  );
  return (parts / PARTS).toFixed(4);
}
