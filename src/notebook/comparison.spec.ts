import { code, hushYjs, marked, notebookOf } from '../testing/notebooks';
import { compare } from './comparison';
import type { Wanted } from './wanted';
import { readNotebook } from './write';

const ROLE = '%%assume_role\n"arn"';
const SETTINGS = '%number_of_workers 7';
const WANTED: Wanted = {
  cells: [
    { part: 'role', source: ROLE },
    { part: 'settings', source: SETTINGS }
  ],
  overruled: []
};

hushYjs();

describe('compare', () => {
  it('sees nothing of its own in a notebook that nobody inserted into', () => {
    const notebook = notebookOf(code('print(1)'));

    const comparison = compare(readNotebook(notebook), WANTED);

    expect(comparison).toEqual({ changes: [], missing: 2, isInserted: false });
  });

  it('sees that the notebook holds the cells', () => {
    const cells = WANTED.cells.map(({ part, source }) => marked(part, source));
    const notebook = notebookOf(...cells);

    const comparison = compare(readNotebook(notebook), WANTED);

    expect(comparison).toEqual({ changes: [], missing: 0, isInserted: true });
  });

  it('sees which cell would change, and from what', () => {
    const old = '%number_of_workers 5';
    const notebook = notebookOf(marked('role', ROLE), marked('settings', old));

    const { changes } = compare(readNotebook(notebook), WANTED);

    expect(changes).toMatchObject([
      { kind: 'replace', before: old, source: SETTINGS }
    ]);
  });
});
