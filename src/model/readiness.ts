/** Why the settings can't go into the notebook now, if so. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Target } from '../tokens';
import type { Snapshot } from './resource';
import type { TagRow } from './tags';

export interface Obstacle {
  readonly reason: string;
  readonly hint: string;
}

interface Situation {
  readonly target: Target;
  readonly rows: readonly TagRow[];
  readonly preview: Snapshot<unknown>;
}

/** The first obstacle, nearest to the user's hand first; null where there is none. */
export function obstacleOf(
  { target, rows, preview }: Situation,
  trans: TranslationBundle
): Obstacle | null {
  if (target.state !== 'ready') {
    return { reason: target.reason, hint: target.hint };
  }
  const wrong = rows.findIndex(row => row.problem !== null);
  if (wrong >= 0) {
    return {
      reason: trans.__(
        'Tag %1 is not right yet.',
        rows[wrong].key || wrong + 1
      ),
      hint: trans.__('What is wrong stands below it.')
    };
  }
  if (preview.error && !preview.isLoading) {
    return {
      reason: trans.__('These settings do not make cells.'),
      hint: preview.error.message
    };
  }
  return null;
}
