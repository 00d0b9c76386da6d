/** Notebooks without a JupyterLab around them. */
import { NotebookModel } from '@jupyterlab/notebook';

import { MARK, markFor } from '../notebook/marks';
import type { SharedNotebook } from '../notebook/write';
import type { Part } from '../api/types';

export type CellContent = Parameters<SharedNotebook['insertCell']>[1];

export function code(source: string): CellContent {
  return { cell_type: 'code', source };
}

export function markdown(source: string): CellContent {
  return { cell_type: 'markdown', source };
}

/** A cell that the panel wrote as `written`, and that says `source` now. */
export function marked(
  part: Part,
  source: string,
  written = source
): CellContent {
  const metadata = { [MARK]: markFor(part, written) };
  return { cell_type: 'code', source, metadata };
}

const models: NotebookModel[] = [];

afterEach(() => models.splice(0).forEach(model => model.dispose()));

/** A notebook that lasts until the test ends. */
export function notebookOf(...cells: CellContent[]): SharedNotebook {
  const model = new NotebookModel();
  models.push(model);
  const { sharedModel } = model;
  sharedModel.insertCells(0, cells);
  sharedModel.clearUndoHistory();
  return sharedModel;
}

export function sources(notebook: SharedNotebook): string[] {
  return notebook.cells.map(cell => cell.getSource());
}

/** @jupyter/ydoc builds cells before they belong to a document, of which Yjs warns each time. */
export function hushYjs(): void {
  const warn = console.warn.bind(console);
  jest.spyOn(console, 'warn').mockImplementation((...said: unknown[]) => {
    if (!/Invalid access: Add Yjs type|yjs#509/.test(String(said[0]))) {
      warn(...said);
    }
  });
}
