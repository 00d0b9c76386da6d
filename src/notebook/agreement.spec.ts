import { hushYjs, marked, notebookOf } from '../testing/notebooks';
import { agree } from './agreement';
import { Change, planInsertion } from './cells';
import type { ExistingCell, Plan } from './cells';

hushYjs();

const WANTED = [
  { part: 'role', source: 'new role' },
  { part: 'tags', source: 'new tags' }
] as const;

function makePlan(existing: readonly ExistingCell[]): Plan {
  return planInsertion(existing, WANTED, () => 'new');
}

function notebook() {
  return notebookOf(marked('role', 'old role'), marked('tags', 'old tags'));
}

const always = (): boolean => true;

it('asks nobody where nothing that exists changes', async () => {
  const ask = jest.fn();

  const plan = await agree(notebookOf(), makePlan, always, ask);

  expect(plan?.edits).toHaveLength(2);
  expect(ask).not.toHaveBeenCalled();
});

it('leaves out what the user refuses, and keeps the cell for its part', async () => {
  const existing = notebook();
  const ask = async ([role]: readonly Change[]): Promise<Change[]> => [role];

  const plan = await agree(existing, makePlan, always, ask);

  expect(plan?.edits).toEqual([expect.objectContaining({ part: 'tags' })]);
  expect(plan?.serving.get('role')).toBe(existing.cells[0].getId());
});

it('does nothing where the user wants none of it', async () => {
  const plan = await agree(notebook(), makePlan, always, async () => null);

  expect(plan).toBeNull();
});

it('asks again about what a collaborator changed while the question was open', async () => {
  const existing = notebook();
  const asked: string[][] = [];
  const ask = async (changes: readonly Change[]): Promise<Change[]> => {
    asked.push(changes.map(({ before }) => before));
    existing.cells[1].setSource('typed meanwhile');
    return [];
  };

  await agree(existing, makePlan, always, ask);

  expect(asked).toEqual([['old role', 'old tags'], ['typed meanwhile']]);
});
