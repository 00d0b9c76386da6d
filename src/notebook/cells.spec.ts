import type { Cell } from '../api/types';
import {
  code,
  marked,
  markdown,
  notebookOf,
  sources,
  hushYjs
} from '../testing/notebooks';
import { changesOf, planInsertion, planRemoval } from './cells';
import { MARK, readMark } from './marks';
import { carryOut, readNotebook, SharedNotebook } from './write';

const ROLE: Cell = { part: 'role', source: '%%assume_role\n"arn:b"' };
const TAGS: Cell = { part: 'tags', source: "%%tags\n{'group': 'analytics'}" };
const SETTINGS: Cell = {
  part: 'settings',
  source: '%glue_version 5.1\n%connections session_vpc'
};
const START: Cell = { part: 'start', source: 'import sys' };
const ALL = [ROLE, TAGS, SETTINGS, START];
const WRITTEN = ALL.map(({ source }) => source);
const SETTING_CELLS = WRITTEN.slice(0, 3);

hushYjs();

let ids = 0;

function plan(notebook: SharedNotebook, wanted: Cell[] = ALL) {
  return planInsertion(readNotebook(notebook), wanted, () => `new-${ids++}`);
}

function insert(notebook: SharedNotebook, wanted: Cell[] = ALL): void {
  carryOut(notebook, plan(notebook, wanted));
}

describe('a first insertion', () => {
  it('goes to the top, in the order in which the cells run', () => {
    const notebook = notebookOf(markdown('# Title'), code('print(1)'));

    insert(notebook);

    expect(sources(notebook)).toEqual([
      ...SETTING_CELLS,
      '# Title',
      'print(1)'
    ]);
  });

  it('brings the start-up cell into a notebook without code', () => {
    const notebook = notebookOf(markdown('# Title'), code(''));

    insert(notebook);

    expect(sources(notebook)).toEqual([...WRITTEN, '# Title', '']);
  });

  it('marks what it wrote', () => {
    const notebook = notebookOf();

    insert(notebook, [ROLE]);

    const mark = readMark(notebook.cells[0].getMetadata(MARK));
    expect(mark).toEqual({ part: 'role', format: 1, hash: expect.any(String) });
  });

  it('changes no cell that exists', () => {
    const notebook = notebookOf(code('print(1)'));

    expect(changesOf(plan(notebook))).toEqual([]);
  });
});

describe('a second insertion', () => {
  it('of the same leaves the notebook as it is', () => {
    const notebook = notebookOf(code('print(1)'));
    insert(notebook);

    expect(plan(notebook).edits).toEqual([]);
  });

  it('replaces cells wherever the user moved them', () => {
    const notebook = notebookOf(
      code('print(1)'),
      marked('settings', '%glue_version 4.0'),
      marked('role', '%%assume_role\n"arn:a"')
    );

    insert(notebook, [ROLE, SETTINGS]);

    expect(sources(notebook)).toEqual([
      'print(1)',
      SETTINGS.source,
      ROLE.source
    ]);
  });

  it('touches only what differs', () => {
    const notebook = notebookOf(
      marked('role', ROLE.source),
      marked('settings', '%glue_version 4.0')
    );

    const { edits } = plan(notebook, [ROLE, SETTINGS]);

    expect(edits).toEqual([
      expect.objectContaining({ kind: 'replace', part: 'settings' })
    ]);
  });

  it('puts a part that is new behind the part that runs before it', () => {
    const notebook = notebookOf(
      code('x = 1'),
      marked('role', ROLE.source),
      code('y = 1'),
      marked('settings', SETTINGS.source)
    );

    insert(notebook, [ROLE, TAGS, SETTINGS]);

    expect(sources(notebook)[2]).toBe(TAGS.source);
  });

  it('removes the cell of a part that is no longer wanted', () => {
    const notebook = notebookOf(marked('tags', TAGS.source), code('print(1)'));

    insert(notebook, [ROLE]);

    expect(sources(notebook)).toEqual([ROLE.source, 'print(1)']);
  });

  it('keeps the start-up cell where the user has written code since', () => {
    const notebook = notebookOf(marked('start', START.source), code('x = 1'));

    insert(notebook, [ROLE, START]);

    expect(sources(notebook)).toEqual([ROLE.source, START.source, 'x = 1']);
  });

  it('knows a cell that was edited by hand', () => {
    const notebook = notebookOf(marked('role', 'mine', ROLE.source));

    expect(changesOf(plan(notebook, [ROLE]))).toEqual([
      expect.objectContaining({ before: 'mine', isByHand: true })
    ]);
  });

  it('takes the output of what no longer stands there away', () => {
    const old = marked('role', '%%assume_role\n"arn:a"');
    const notebook = notebookOf({
      ...old,
      outputs: [{ output_type: 'stream', name: 'stdout', text: 'Role assumed' }]
    });

    insert(notebook, [ROLE]);

    expect(notebook.cells[0].toJSON()).toMatchObject({ outputs: [] });
  });
});

describe("the user's own magics", () => {
  it('are adopted instead of doubled', () => {
    const notebook = notebookOf(
      code('# who\n%%assume_role\n"arn:a"'),
      code("%%tags\n{'x': 'y'}"),
      code('%connections mine\n%glue_version 4.0')
    );

    insert(notebook);

    expect(sources(notebook)).toEqual(WRITTEN);
  });

  it('leave a cell that has code besides, and the code stays', () => {
    const notebook = notebookOf(
      code('%glue_version 4.0\n%additional_python_modules x\n\nimport sys')
    );

    insert(notebook, [SETTINGS]);

    expect(sources(notebook)).toEqual([
      SETTINGS.source,
      '%additional_python_modules x\n\nimport sys'
    ]);
  });

  it('stay where the panel has nothing to say about them', () => {
    const own = [code("%%tags\n{'x': 'y'}"), code('%timeout 60')];
    const notebook = notebookOf(...own);

    insert(notebook, [ROLE, SETTINGS]);

    expect(sources(notebook).slice(2)).toEqual(own.map(cell => cell.source));
  });

  it.each([
    ['in a cell of its own', '%connections old', []],
    ['beside code', '%connections old\nimport sys', ['import sys']]
  ])('go where a connection is left that nobody picked: %s', (_, own, left) => {
    const notebook = notebookOf(code(own));

    insert(notebook, [ROLE]);

    expect(sources(notebook)).toEqual([ROLE.source, ...left]);
  });

  it('give way to a profile, which an assumed role would overrule', () => {
    const profile: Cell = { part: 'role', source: '%profile production' };
    const notebook = notebookOf(code('%%assume_role\n"arn:a"'));

    insert(notebook, [profile]);

    expect(sources(notebook)).toEqual([profile.source]);
  });

  it('lose what is overruled, though nothing is written in its place', () => {
    const notebook = notebookOf(code('%region eu-west-1'), code('print(1)'));
    const existing = readNotebook(notebook);

    const { edits } = planInsertion(existing, [ROLE], () => 'new', ['%region']);

    expect(edits).toContainEqual(expect.objectContaining({ kind: 'remove' }));
  });

  it('lose single keys of a %%configure, which keeps the others', () => {
    const notebook = notebookOf(
      code("%%configure\n{'connections': 'mine', '--enable-metrics': 'true'}")
    );

    insert(notebook, [SETTINGS]);

    expect(sources(notebook)).toEqual([
      SETTINGS.source,
      "%%configure\n{'--enable-metrics': 'true'}"
    ]);
  });

  it('give way one by one where two cells set the same', () => {
    const notebook = notebookOf(code('%connections a'), code('%connections b'));

    insert(notebook, [SETTINGS]);

    expect(sources(notebook)).toEqual([SETTINGS.source]);
  });

  it('are never changed unseen', () => {
    const notebook = notebookOf(
      code('%connections a'),
      code('%glue_version 4')
    );

    const changes = changesOf(plan(notebook, [SETTINGS]));

    expect(changes.map(({ isByHand }) => isByHand)).toEqual([true, true]);
  });
});

it('takes the settings out again', () => {
  const notebook = notebookOf(code('print(1)'));
  insert(notebook);

  carryOut(notebook, planRemoval(readNotebook(notebook)));

  expect(sources(notebook)).toEqual(['print(1)']);
});

it('tells which cell serves which part', () => {
  const notebook = notebookOf(marked('settings', 'old'));

  const { serving } = plan(notebook, [ROLE, SETTINGS]);

  expect([...serving.keys()]).toEqual(['role', 'settings']);
  expect(serving.get('settings')).toBe(notebook.cells[0].getId());
});
