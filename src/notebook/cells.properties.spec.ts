import * as fc from 'fast-check';

import type { Cell, Part } from '../api/types';
import {
  code,
  marked,
  markdown,
  notebookOf,
  sources,
  hushYjs
} from '../testing/notebooks';
import { planInsertion, planRemoval } from './cells';
import { without } from './magics';
import { carryOut, readNotebook, SharedNotebook } from './write';

const PARTS: readonly Part[] = ['role', 'tags', 'settings', 'start'];

const magic = fc.constantFrom(
  '%%assume_role\n"arn:a"',
  "%%tags\n{'a': 'b'}",
  "%%configure\n{'region': 'x', 'connections': 'y'}",
  '%region x',
  '%connections y\n%glue_version 4.0',
  '%profile mine',
  '%glue_version 4.0\nx = 1'
);
const source = fc.oneof(
  magic,
  fc.constantFrom('', '# note', 'x = 1'),
  fc.string()
);

const existing = fc.array(
  fc.oneof(
    source.map(code),
    source.map(markdown),
    fc
      .tuple(fc.constantFrom(...PARTS), source, source)
      .map(args => marked(...args))
  ),
  { maxLength: 8 }
);

const wanted = fc
  .tuple(
    fc.constantFrom(null, '%%assume_role\n"arn:b"', '%profile theirs'),
    fc.constantFrom(null, "%%tags\n{'c': 'd'}"),
    fc.constantFrom(
      null,
      '%region z\n%connections w',
      "%glue_version 5.1\n%%configure\n{'connections': 'my vpc'}"
    ),
    fc.constant('import sys')
  )
  .map(texts =>
    texts.flatMap((text, index): Cell[] =>
      text === null ? [] : [{ part: PARTS[index], source: text }]
    )
  );

hushYjs();

let ids = 0;

function insert(notebook: SharedNotebook, cells: Cell[]): void {
  const newId = (): string => `new-${ids++}`;
  carryOut(notebook, planInsertion(readNotebook(notebook), cells, newId));
}

it('inserting twice is inserting once', () => {
  fc.assert(
    fc.property(existing, wanted, (before, cells) => {
      const notebook = notebookOf(...before);
      insert(notebook, cells);

      const once = notebook.toJSON().cells;
      insert(notebook, cells);

      expect(notebook.toJSON().cells).toEqual(once);
    })
  );
});

it("never loses a cell of the user's that does not do what the panel's do", () => {
  fc.assert(
    fc.property(existing, wanted, (before, cells) => {
      const notebook = notebookOf(...before);
      const others = readNotebook(notebook).filter(
        cell => !cell.isCode || (cell.mark === null && isOther(cell.source))
      );

      insert(notebook, cells);

      const left = new Map(readNotebook(notebook).map(cell => [cell.id, cell]));
      expect(others.map(({ id }) => left.get(id))).toEqual(others);
    })
  );
});

it('one undo takes an insertion back, outputs and marks included', () => {
  fc.assert(
    fc.property(existing, wanted, (before, cells) => {
      const notebook = notebookOf(...before);
      notebook.insertCell(0, { cell_type: 'code', source: 'typed just now' });
      const untouched = notebook.toJSON().cells;

      insert(notebook, cells);
      if (
        JSON.stringify(notebook.toJSON().cells) !== JSON.stringify(untouched)
      ) {
        notebook.undo();
      }

      expect(notebook.toJSON().cells).toEqual(untouched);
    })
  );
});

it('the wanted cells stand in the notebook, each once', () => {
  fc.assert(
    fc.property(existing, wanted, (before, cells) => {
      const notebook = notebookOf(...before);

      insert(notebook, cells);

      const marks = readNotebook(notebook).filter(
        ({ isCode, mark }) => isCode && mark
      );
      const needed = cells.filter(({ part }) => part !== 'start');
      expect(marks.map(cell => cell.source)).toEqual(
        expect.arrayContaining(needed.map(cell => cell.source))
      );
      expect(new Set(marks.map(cell => cell.mark?.part)).size).toBe(
        marks.length
      );
    })
  );
});

it('a removal leaves no marked code cell and no other cell changed', () => {
  fc.assert(
    fc.property(existing, before => {
      const notebook = notebookOf(...before);
      const others = readNotebook(notebook).filter(
        ({ isCode, mark }) => !isCode || !mark
      );

      carryOut(notebook, planRemoval(readNotebook(notebook)));

      expect(sources(notebook)).toEqual(others.map(cell => cell.source));
    })
  );
});

/** Whether a cell holds none of the magics that any of the wanted cells could set. */
function isOther(text: string): boolean {
  const names = ['%%assume_role', '%%tags', '%region', '%connections'];
  names.push('%profile', '%glue_version');
  return without(text, new Set(names)) === text;
}
