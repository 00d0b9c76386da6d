/** Reads a notebook's cells back: what they ask for, what is wrong in which of them, and how that is mended. */
import { UUID } from '@lumino/coreutils';

import type { GlueClient } from '../api/client';
import type { Finding, Selection } from '../api/types';
import type { Edit } from './cells';
import { isUntouched, MARK, readMark } from './marks';
import { carryOut, SharedCell, SharedNotebook } from './write';

/** A finding, and the cell that it is about. */
export interface CellFinding extends Omit<Finding, 'cell'> {
  readonly id: string;
  /** The cell's place among all cells of the notebook, from 1. */
  readonly number: number;
  /** The cell's text as it was read. */
  readonly source: string;
}

export interface NotebookReading {
  readonly selection: Selection;
  readonly findings: readonly CellFinding[];
}

/**
 * What the notebook's code cells ask for.
 *
 * @throws GlueError where the server can't tell
 */
export async function readSettings(
  { cells }: SharedNotebook,
  client: Pick<GlueClient, 'readCells'>
): Promise<NotebookReading> {
  const read = cells.flatMap((cell, index) =>
    cell.cell_type === 'code'
      ? [{ id: cell.getId(), number: index + 1, ...contentOf(cell) }]
      : []
  );
  const asked = read.map(({ source, metadata }) => ({ source, metadata }));
  const { selection, findings } = await client.readCells(asked);
  return {
    selection,
    findings: findings.map(({ cell, ...finding }) => {
      const { id, number, source } = read[cell];
      return { ...finding, id, number, source };
    })
  };
}

/**
 * Replaces the finding's cell by what its fix says: one undo step. The cell itself becomes the first of the new ones.
 *
 * @returns whether it did: not where there is no fix, or the cell is another than the one that was read
 */
export function applyFix(
  notebook: SharedNotebook,
  { id, source: before, fix }: CellFinding
): boolean {
  const cell = notebook.cells.find(one => one.getId() === id);
  if (!fix || cell?.getSource() !== before) {
    return false;
  }
  const mark = readMark(cell.getMetadata(MARK));
  const isByHand = mark === null || !isUntouched(mark, before);
  // What the panel wrote stays its own when it is mended; what somebody edited stays theirs.
  const part = isByHand ? null : mark.part;
  const [first, ...others] = fix.sources;
  const edits: Edit[] =
    first === undefined
      ? [{ kind: 'remove', id, before, isByHand }]
      : [{ kind: 'replace', id, part, before, source: first, isByHand }];
  let after = id;
  for (const source of others) {
    const next = UUID.uuid4();
    edits.push({ kind: 'insert', id: next, after, part: null, source });
    after = next;
  }
  carryOut(notebook, { edits, serving: new Map() });
  return true;
}

/** Only the panel's own mark is read of what a cell carries; the rest stays here. */
function contentOf(cell: SharedCell): {
  source: string;
  metadata: Record<string, unknown>;
} {
  const mark = cell.getMetadata(MARK);
  const metadata = mark === undefined ? {} : { [MARK]: mark };
  return { source: cell.getSource(), metadata };
}
