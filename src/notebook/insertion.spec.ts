import type { NotebookPanel } from '@jupyterlab/notebook';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Language, Notice, Target } from '../tokens';
import { fakeGlue, FakeTarget, trans } from '../testing/fake-glue';
import {
  code,
  hushYjs,
  marked,
  notebookOf,
  sources
} from '../testing/notebooks';
import { cells, ROLE_ARN } from '../testing/walkthrough';
import type { Ask } from './agreement';
import { Insertion } from './insertion';
import { outcomeNotice } from './telling';
import type { SharedNotebook } from './write';

hushYjs();

const ROLE = `%%assume_role\n"${ROLE_ARN}"`;
const PATH = 'walk-through.ipynb';

interface Situation {
  readonly answers?: Partial<GlueClient>;
  readonly target?: Target;
  readonly language?: Language;
  readonly notebook?: SharedNotebook;
  readonly ask?: Ask;
  readonly askToStop?: Ask;
  readonly hasRoom?: boolean;
  /** What was done to make room. */
  readonly note?: string;
  /** The session that runs. */
  readonly running?: string;
  readonly mayRun?: () => Promise<boolean>;
}

/** A notebook in front, and all that an insertion does to it and says. */
function bench(situation: Situation = {}) {
  const notebook = situation.notebook ?? notebookOf(code('print(1)'));
  const told: Notice[] = [];
  const switchKernel = jest.fn();
  const makeRoom = jest.fn(async () =>
    (situation.hasRoom ?? true) ? { note: situation.note ?? '' } : null
  );
  const run = jest.fn(async () => ({ state: 'done', sessionId: 'a' }) as const);
  // Of a panel, an insertion knows no more than this.
  const panel = {
    context: { path: PATH, model: { sharedModel: notebook } },
    content: { mode: 'edit' },
    isDisposed: false
  } as unknown as NotebookPanel;
  const ask = situation.ask ?? (async () => []);
  const insertion = new Insertion({
    glue: {
      ...fakeGlue({ cells: async () => cells, ...situation.answers }),
      target: new FakeTarget(situation.target, null, situation.language)
    },
    trans,
    teller: {
      tell: (notice, action) => {
        told.push(notice);
        action?.callback();
        return () => undefined;
      },
      progress: () => () => undefined
    },
    current: () => panel,
    mayRun: situation.mayRun ?? (async () => true),
    outcome: async result => outcomeNotice(result, trans),
    askToReplace: ask,
    askToRemove: ask,
    inTheWay: async () => situation.running ?? null,
    askToStop: () => situation.askToStop ?? ask,
    makeRoom,
    run,
    switchKernel
  });
  return { insertion, notebook, told, run, switchKernel, panel, makeRoom };
}

it('tells the audit log which role was inserted where', async () => {
  const reportInsertion = jest.fn(async () => undefined);
  const { insertion } = bench({ answers: { reportInsertion } });

  await insertion.insert();

  expect(reportInsertion).toHaveBeenCalledWith({
    role: null,
    region: null,
    notebook: PATH
  });
});

it('writes the cells and says how many', async () => {
  const { insertion, notebook, told } = bench();

  await insertion.insert();

  expect(sources(notebook)).toEqual([ROLE, 'print(1)']);
  expect(told).toMatchObject([
    { code: 'inserted', message: '1 cell written.' }
  ]);
});

it('is taken back by one undo', async () => {
  const { insertion, notebook } = bench();
  await insertion.insert();

  notebook.undo();

  expect(sources(notebook)).toEqual(['print(1)']);
});

it('says that there was nothing to do', async () => {
  const { insertion, told } = bench();
  await insertion.insert();

  await insertion.insert();

  expect(told[1].message).toBe('No cell was changed.');
});

it.each(['none', 'starting', 'not-glue', 'busy'] as const)(
  'inserts nothing where the notebook is %s, and says why',
  async state => {
    const said = { reason: 'Why.', hint: 'What to do.' };
    const target: Target = { state, path: PATH, ...said };
    const { insertion, notebook, told } = bench({ target });

    await insertion.insertAndRun();

    expect(sources(notebook)).toEqual(['print(1)']);
    expect(told).toEqual([
      {
        kind: 'alert',
        code: `target_${state}`,
        message: 'Why.',
        hint: 'What to do.'
      }
    ]);
  }
);

it('offers to switch a kernel that is not a Glue kernel', async () => {
  const target: Target = {
    state: 'not-glue',
    path: PATH,
    reason: '',
    hint: ''
  };
  const { insertion, switchKernel, panel } = bench({ target });

  await insertion.insert();

  expect(switchKernel).toHaveBeenCalledWith(panel);
});

it('inserts nothing into a notebook that came to the front just now', async () => {
  const target: Target = { state: 'ready', path: 'the-one-before.ipynb' };
  const { insertion, notebook } = bench({ target });

  await insertion.insert();

  expect(sources(notebook)).toEqual(['print(1)']);
});

it('inserts nothing where the settings make no cells', async () => {
  const refusal = new GlueError({ code: 'tag_invalid', message: 'A tag.' });
  const { insertion, notebook, told } = bench({
    answers: { cells: () => Promise.reject(refusal) }
  });

  await insertion.insert();

  expect(sources(notebook)).toEqual(['print(1)']);
  expect(told).toMatchObject([{ kind: 'alert', code: 'tag_invalid' }]);
});

it('changes nothing where the user closes the question', async () => {
  const notebook = notebookOf(marked('role', 'old'));
  const { insertion, run } = bench({ notebook, ask: async () => null });

  await insertion.insertAndRun();

  expect(sources(notebook)).toEqual(['old']);
  expect(run).not.toHaveBeenCalled();
});

it('runs the cells that serve the settings, the kept ones too', async () => {
  const notebook = notebookOf(marked('role', 'mine', 'old'));
  const { insertion, run, told } = bench({
    notebook,
    ask: async changes => [...changes]
  });

  await insertion.insertAndRun();

  const serving = new Map([['role', notebook.cells[0].getId()]]);
  expect(run).toHaveBeenCalledWith(expect.anything(), serving);
  expect(told).toMatchObject([{ code: 'session_created' }]);
});

it('writes and runs nothing where the user heeds what IAM would say', async () => {
  const { insertion, notebook, run } = bench({ mayRun: async () => false });

  await insertion.insertAndRun();

  expect(sources(notebook)).toEqual(['print(1)']);
  expect(run).not.toHaveBeenCalled();
});

it('writes and runs nothing while a session is to go on', async () => {
  const { insertion, notebook, run } = bench({ hasRoom: false });

  await insertion.insertAndRun();

  expect(sources(notebook)).toEqual(['print(1)']);
  expect(run).not.toHaveBeenCalled();
});

it('writes no Python for a Scala kernel', async () => {
  const start = { part: 'start', source: 'import sys' } as const;
  const { insertion, notebook } = bench({
    answers: { cells: async () => ({ cells: [start], warnings: [] }) },
    language: 'scala',
    notebook: notebookOf(marked('start', 'import sys'), code('println(1)'))
  });

  await insertion.insert();

  expect(sources(notebook)).toEqual(['println(1)']);
});

it('runs once where the button is pressed twice', async () => {
  const { insertion, run } = bench();

  await Promise.all([insertion.insertAndRun(), insertion.insertAndRun()]);

  expect(run).toHaveBeenCalledTimes(1);
});

it('takes the settings out again', async () => {
  const notebook = notebookOf(marked('role', ROLE), code('print(1)'));
  const { insertion, told } = bench({ notebook });

  await insertion.remove();

  expect(sources(notebook)).toEqual(['print(1)']);
  expect(told).toMatchObject([{ message: '1 cell removed.' }]);
});

it('asks before it takes out what was edited by hand', async () => {
  const notebook = notebookOf(marked('role', 'mine', ROLE));
  const { insertion } = bench({ notebook, ask: async changes => [...changes] });

  await insertion.remove();

  expect(sources(notebook)).toEqual(['mine']);
});

it.each<[string, Ask, boolean]>([
  ['asks once where the question named it', async () => [], true],
  ['asks again where all cells are kept', async all => [...all], false]
])('ends the session: %s', async (_, askToStop, isAgreed) => {
  const notebook = notebookOf(marked('role', '%profile old'), code('print(1)'));
  const { insertion, makeRoom, panel } = bench({
    notebook,
    askToStop,
    running: 'a'
  });

  await insertion.insertAndRun();

  expect(makeRoom).toHaveBeenCalledWith(panel, isAgreed, expect.anything());
});

it('tells who makes room what the cells will say', async () => {
  const notebook = notebookOf(marked('role', '%profile old'), code('%etl'));
  const { insertion, makeRoom } = bench({ notebook });

  await insertion.insertAndRun();

  const outlook = { all: [ROLE, '%etl'], served: [ROLE] };
  expect(makeRoom).toHaveBeenCalledWith(
    expect.anything(),
    expect.anything(),
    outlook
  );
});

it('says what was done to make room', async () => {
  const { insertion, told } = bench({ note: 'Restarted.' });

  await insertion.insertAndRun();

  expect(told).toMatchObject([{ code: 'session_created', hint: 'Restarted.' }]);
});

describe('running the cells as they are', () => {
  const own = '%additional_python_modules x';
  const edited = '%number_of_workers 9';

  it('writes nothing, whatever the sidebar says', async () => {
    const notebook = notebookOf(marked('settings', edited, 'old'));
    const { insertion, panel } = bench({ notebook });

    await insertion.runCells(panel);

    expect(sources(notebook)).toEqual([edited]);
  });

  it("runs the panel's cells and the user's own settings in their order", async () => {
    const notebook = notebookOf(
      code(own),
      marked('role', ROLE),
      code('print(1)'),
      marked('settings', edited, 'old')
    );
    const { insertion, panel, run } = bench({ notebook });

    await insertion.runCells(panel);

    const [modules, role, , settings] = notebook.cells.map(cell =>
      cell.getId()
    );
    expect(run).toHaveBeenCalledWith(panel, [
      ['settings', modules],
      ['role', role],
      ['settings', settings]
    ]);
  });

  it('asks before the session ends', async () => {
    const { insertion, panel, makeRoom, run } = bench({ hasRoom: false });

    await insertion.runCells(panel);

    expect(makeRoom).toHaveBeenCalledWith(panel, false, expect.anything());
    expect(run).not.toHaveBeenCalled();
  });
});
