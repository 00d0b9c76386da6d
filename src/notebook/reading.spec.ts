import type { Reading } from '../api/types';
import { fakeClient } from '../testing/fake-client';
import { trans } from '../testing/fake-glue';
import {
  code,
  hushYjs,
  markdown,
  marked,
  notebookOf,
  sources
} from '../testing/notebooks';
import { MARK, markFor } from './marks';
import { applyFix, CellFinding, readSettings } from './reading';
import type { SharedNotebook } from './write';

hushYjs();

const BRACES = '%%assume_role\n{"arn"}';
const BARE = '%%assume_role\n"arn"';

function reading(cell: number, ...fixed: string[]): Reading {
  const fix = { label: trans.__('Write the bare quoted ARN'), sources: fixed };
  const finding = { code: 'assume_role_braces', cell, message: 'Why.', fix };
  return { selection: { role_arn: 'arn' }, findings: [finding] };
}

/** What is found in the notebook's first code cell, and how that is mended. */
async function find(
  notebook: SharedNotebook,
  ...fixed: string[]
): Promise<CellFinding> {
  const client = fakeClient({ readCells: async () => reading(0, ...fixed) });
  const { findings } = await readSettings(notebook, client);
  return findings[0];
}

it("asks about the code cells, with the panel's marks and nothing else of theirs", async () => {
  const readCells = jest.fn(async () => reading(0));
  const notebook = notebookOf(
    markdown('# Title'),
    { ...code('print(1)'), metadata: { tags: ['mine'] } },
    marked('role', BARE)
  );

  await readSettings(notebook, { readCells });

  const mark = notebook.cells[2].getMetadata(MARK);
  expect(readCells).toHaveBeenCalledWith([
    { source: 'print(1)', metadata: {} },
    { source: BARE, metadata: { [MARK]: mark } }
  ]);
});

it("counts a finding's cell among all cells of the notebook", async () => {
  const notebook = notebookOf(markdown('# Title'), code(BRACES));

  const finding = await find(notebook, BARE);

  expect(finding).toMatchObject({
    number: 2,
    id: notebook.cells[1].getId(),
    source: BRACES
  });
});

it.each([
  ['by one cell', [BARE]],
  ['by several, in their order', [BARE, '%%tags\n{}', 'print(2)']],
  ['by none', []]
])('replaces the cell %s', async (_, fixed) => {
  const notebook = notebookOf(code(BRACES), code('print(1)'));
  const finding = await find(notebook, ...fixed);

  const hasChanged = applyFix(notebook, finding);

  expect(hasChanged).toBe(true);
  expect(sources(notebook)).toEqual([...fixed, 'print(1)']);
});

it('is taken back by one undo, and the fix before it stays', async () => {
  const notebook = notebookOf(code(BRACES), code('print(1)'));
  applyFix(notebook, await find(notebook, '%%tags\n{}', BRACES));
  applyFix(notebook, await find(notebook, 'a', 'b'));

  notebook.undo();

  expect(sources(notebook)).toEqual(['%%tags\n{}', BRACES, 'print(1)']);
});

it("keeps a cell the panel's own that it wrote and mended itself", async () => {
  const notebook = notebookOf(marked('role', BRACES));

  applyFix(notebook, await find(notebook, BARE, 'print(1)'));

  const marks = notebook.cells.map(cell => cell.getMetadata(MARK));
  expect(marks).toEqual([markFor('role', BARE), undefined]);
});

it('goes on knowing that a cell was edited by hand', async () => {
  const notebook = notebookOf(marked('role', BRACES, BARE));

  applyFix(notebook, await find(notebook, `# mine\n${BARE}`));

  expect(notebook.cells[0].getMetadata(MARK)).toEqual(markFor('role', BARE));
});

it('leaves a cell alone that was edited meanwhile', async () => {
  const notebook = notebookOf(code(BRACES));
  const finding = await find(notebook, BARE);
  notebook.cells[0].setSource('mine');

  const hasChanged = applyFix(notebook, finding);

  expect(hasChanged).toBe(false);
  expect(sources(notebook)).toEqual(['mine']);
});

it('does nothing where the cell was deleted meanwhile', async () => {
  const notebook = notebookOf(code(BRACES), code('print(1)'));
  const finding = await find(notebook, BARE);
  notebook.deleteCell(0);

  const hasChanged = applyFix(notebook, finding);

  expect(hasChanged).toBe(false);
  expect(sources(notebook)).toEqual(['print(1)']);
});
