/** What a notebook is to hold of what the settings become. */
import type { Cell, Selection } from '../api/types';
import type { Language } from '../tokens';

export interface Wanted {
  readonly cells: readonly Cell[];
  /** Magics that have to go, though no cell says anything in their place. */
  readonly overruled: readonly string[];
}

/**
 * The start-up cell is Python, so that a kernel of another language gets none. The Region that was picked may go without
 * saying, where it is the default; another one must not stay.
 *
 * @param cells what the server makes of `selection`
 */
export function wantedIn(
  language: Language,
  cells: readonly Cell[],
  { region }: Selection
): Wanted {
  return {
    cells: cells.filter(
      ({ part }) => part !== 'start' || language === 'python'
    ),
    overruled: region ? ['%region'] : []
  };
}
