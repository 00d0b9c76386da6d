import type { Part } from '../api/types';
import { Captured, KERNEL } from '../testing/kernel-outputs';
import { CellRunner, Ran, runParts } from './run';

/** A notebook whose cells print what the real kernel printed. */
class Recorded implements CellRunner {
  constructor(private readonly _cells: Record<string, Captured>) {}

  readonly ran: string[] = [];

  async run(id: string): Promise<Ran | null> {
    this.ran.push(id);
    return this._cells[id] ?? null;
  }
}

function serving(...parts: Part[]): Map<Part, string> {
  return new Map(parts.map(part => [part, part]));
}

const ALL = serving('role', 'tags', 'settings', 'start');

const GOOD = {
  role: KERNEL.roleFirst,
  tags: KERNEL.tags,
  settings: KERNEL.settings,
  start: KERNEL.start
};

it('runs every cell in order and tells the session that was created', async () => {
  const runner = new Recorded(GOOD);

  const result = await runParts(ALL, runner);

  expect(runner.ran).toEqual(['role', 'tags', 'settings', 'start']);
  expect(result).toEqual({
    state: 'done',
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/)
  });
});

it('never runs a cell behind a role that was refused, K2', async () => {
  const runner = new Recorded({ ...GOOD, role: KERNEL.roleDenied });

  const result = await runParts(ALL, runner);

  expect(runner.ran).toEqual(['role']);
  expect(result).toMatchObject({ part: 'role', code: 'role_refused' });
});

it('starts no session when a setting was not taken', async () => {
  const runner = new Recorded({
    ...GOOD,
    settings: KERNEL.connectionWithBlank
  });

  const result = await runParts(ALL, runner);

  expect(runner.ran).not.toContain('start');
  expect(result).toMatchObject({ state: 'failed', part: 'settings' });
});

it('stops where a cell has disappeared', async () => {
  const runner = new Recorded({ role: KERNEL.roleFirst });

  const result = await runParts(ALL, runner);

  expect(result).toMatchObject({ part: 'tags', code: 'not_confirmed' });
});

it('is done without a session where the notebook has its own code', async () => {
  const result = await runParts(serving('role'), new Recorded(GOOD));

  expect(result).toEqual({ state: 'done', sessionId: null });
});

it('runs nothing more once it was cancelled', async () => {
  const abort = new AbortController();
  const runner = new Recorded(GOOD);

  const result = await runParts(ALL, runner, {
    signal: abort.signal,
    onStep: () => abort.abort()
  });

  expect(runner.ran).toEqual(['role']);
  expect(result).toEqual({ state: 'cancelled', requested: null });
});

it('tells the session that may still come up after it was cancelled', async () => {
  const abort = new AbortController();
  const start = KERNEL.startInterrupted;

  const result = await runParts(serving('start'), new Recorded({ start }), {
    signal: abort.signal,
    onStep: () => abort.abort()
  });

  expect(result).toEqual({
    state: 'cancelled',
    requested: expect.stringMatching(/^[0-9a-f-]{36}$/)
  });
});
