import type { Cell } from '../api/types';
import { code, hushYjs, notebookOf, sources } from '../testing/notebooks';
import { planInsertion } from './cells';
import { carryOut, readNotebook, SharedNotebook } from './write';

hushYjs();

const WANTED: Cell[] = [
  { part: 'role', source: '%%assume_role\n"arn:a"' },
  { part: 'tags', source: "%%tags\n{'a': 'b'}" },
  { part: 'settings', source: '%glue_version 5.1\n%connections a' },
  { part: 'start', source: 'import sys' }
];

let ids = 0;

function insert(notebook: SharedNotebook): void {
  const newId = (): string => `written-${ids++}`;
  carryOut(notebook, planInsertion(readNotebook(notebook), WANTED, newId));
}

it('writes its cells into a notebook of a thousand as one change and one undo step', () => {
  const notes = Array.from({ length: 1000 }, (_, index) => code(`# ${index}`));
  const notebook = notebookOf(...notes);
  const before = sources(notebook);
  const changes: unknown[] = [];
  notebook.changed.connect((_, change) => changes.push(change));

  insert(notebook);

  expect(changes).toHaveLength(1);
  expect(notebook.cells).toHaveLength(1004);
  notebook.undo();
  expect(sources(notebook)).toEqual(before);
});

it('touches no cell besides', () => {
  const notebook = notebookOf(code('# 1'), code('# 2'));
  const touched = jest.fn();
  notebook.cells.forEach(cell => cell.changed.connect(touched));

  insert(notebook);

  expect(touched).not.toHaveBeenCalled();
});
