/** Reads a notebook's cells for the plan, and carries a plan out: one transaction, one undo step. */
import type { INotebookModel } from '@jupyterlab/notebook';

import type { Edit, ExistingCell, Plan } from './cells';
import { MARK, markFor, readMark } from './marks';

export type SharedNotebook = INotebookModel['sharedModel'];
export type SharedCell = SharedNotebook['cells'][number];

export function readNotebook({ cells }: SharedNotebook): ExistingCell[] {
  return cells.map(cell => ({
    id: cell.getId(),
    isCode: cell.cell_type === 'code',
    source: cell.getSource(),
    mark: readMark(cell.getMetadata(MARK))
  }));
}

/** Carries out `plan`; cells that a collaborator deleted meanwhile are passed over. */
export function carryOut(notebook: SharedNotebook, { edits }: Plan): void {
  if (edits.length === 0) {
    return;
  }
  const cells = new Map(notebook.cells.map(cell => [cell.getId(), cell]));
  // The model's own list of cells follows only when the transaction has ended.
  const order = [...cells.keys()];
  closeUndoStep(notebook);
  notebook.transact(() => {
    edits.forEach(edit => carryOutOne(edit, notebook, cells, order));
  });
  closeUndoStep(notebook);
}

function carryOutOne(
  edit: Edit,
  notebook: SharedNotebook,
  cells: ReadonlyMap<string, SharedCell>,
  order: string[]
): void {
  const cell = cells.get(edit.id);
  if (edit.kind === 'insert') {
    const index = edit.after === null ? 0 : order.indexOf(edit.after) + 1;
    const { id, part, source } = edit;
    const metadata = part ? { [MARK]: markFor(part, source) } : {};
    notebook.insertCell(index, { id, cell_type: 'code', source, metadata });
    order.splice(index, 0, edit.id);
  } else if (edit.kind === 'remove' && cell) {
    const index = order.indexOf(edit.id);
    notebook.deleteCell(index);
    order.splice(index, 1);
  } else if (edit.kind === 'replace' && cell) {
    rewrite(cell, edit.source);
  }
  if ((edit.kind === 'replace' || edit.kind === 'mark') && edit.part) {
    cell?.setMetadata(MARK, markFor(edit.part, edit.source));
  }
}

/** An old output under a new source would tell of something that never ran. */
function rewrite(cell: SharedCell, source: string): void {
  cell.setSource(source);
  if ('setOutputs' in cell) {
    cell.setOutputs([]);
    cell.execution_count = null;
  }
}

/** Yjs merges what follows within half a second into one step; what the user did before is a step of its own. */
function closeUndoStep(notebook: SharedNotebook): void {
  if (hasUndoManager(notebook)) {
    notebook.undoManager.stopCapturing();
  }
}

/** The shared model's interface doesn't name it; JupyterLab's own actions reach for it the same way. */
function hasUndoManager(
  notebook: object
): notebook is { undoManager: { stopCapturing(): void } } {
  return 'undoManager' in notebook;
}
