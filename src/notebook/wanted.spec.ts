import type { Cell } from '../api/types';
import { wantedIn } from './wanted';

const CELLS: Cell[] = [
  { part: 'role', source: '%profile production' },
  { part: 'start', source: 'import sys' }
];

it('brings the start-up cell, which is Python, to a Python kernel', () => {
  expect(wantedIn('python', CELLS, {}).cells).toEqual(CELLS);
});

it('brings no Python to a Scala kernel', () => {
  expect(wantedIn('scala', CELLS, {}).cells).toEqual([CELLS[0]]);
});

it('lets no other Region stay than the one that was picked', () => {
  const { overruled } = wantedIn('python', CELLS, { region: 'us-east-1' });

  expect(overruled).toEqual(['%region']);
});

it("leaves the user's own Region alone where none was picked", () => {
  expect(wantedIn('python', CELLS, {}).overruled).toEqual([]);
});
