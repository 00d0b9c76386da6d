/** How a notebook differs from what the settings become. Pure. */
import { Change, changesOf, ExistingCell, planInsertion } from './cells';
import type { Wanted } from './wanted';

/**
 * changes: what inserting would do to cells that are there · missing: how many cells it would add · isInserted: whether
 * the panel wrote into this notebook before.
 */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly missing: number;
  readonly isInserted: boolean;
}

export function compare(
  existing: readonly ExistingCell[],
  { cells, overruled }: Wanted
): Comparison {
  let added = 0;
  const newId = (): string => `new-${++added}`;
  const plan = planInsertion(existing, cells, newId, overruled);
  return {
    changes: changesOf(plan),
    missing: plan.edits.filter(({ kind }) => kind === 'insert').length,
    isInserted: existing.some(({ mark }) => mark !== null)
  };
}
