import type { NotebookPanel } from '@jupyterlab/notebook';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Reading } from '../api/types';
import { fakeGlue, trans } from '../testing/fake-glue';
import { code, hushYjs, notebookOf, sources } from '../testing/notebooks';
import type { Notice } from '../tokens';
import type { ShowFindings } from './findings';
import { Loading } from './loading';
import type { CellFinding } from './reading';

hushYjs();

const label = 'mine.ipynb';
const fix = { label: trans.__('Mend it'), sources: ['right'] };
const selection = { role_arn: 'arn' };

/** A server that finds every cell wrong that says "wrong". */
const readCells: GlueClient['readCells'] = async cells => ({
  selection,
  findings: cells.flatMap(({ source }, cell) =>
    source === 'wrong' ? [{ code: 'wrong', cell, message: 'Why.', fix }] : []
  )
});

interface Situation {
  readonly answers?: Partial<GlueClient>;
  readonly showFindings?: ShowFindings;
}

/** A notebook in front with these cells. */
function bench(texts: string[], { answers, showFindings }: Situation = {}) {
  const notebook = notebookOf(...texts.map(code));
  const told: Notice[] = [];
  const glue = fakeGlue({ readCells, ...answers });
  // Of a panel, loading knows no more than this.
  const panel = {
    title: { label },
    context: { model: { sharedModel: notebook } },
    content: { mode: 'edit' },
    isDisposed: false
  } as unknown as NotebookPanel;
  const front: { panel: NotebookPanel | null } = { panel };
  const loading = new Loading({
    glue,
    trans,
    teller: {
      tell: notice => {
        told.push(notice);
        return () => undefined;
      },
      progress: () => () => undefined
    },
    current: () => front.panel,
    ready: () => front.panel,
    showFindings: showFindings ?? (async () => undefined)
  });
  return { loading, glue, notebook, told, front };
}

it.each([
  [['right'], 'Loaded from mine.ipynb; nothing to mend.'],
  [['wrong'], 'Loaded from mine.ipynb; 1 thing to look at.'],
  [['wrong', 'wrong'], 'Loaded from mine.ipynb; 2 things to look at.']
])(
  'fills the sidebar and says how many things to look at: %j',
  async (texts, message) => {
    const { loading, glue, told } = bench(texts);

    await loading.load();

    expect(glue.selection.value).toMatchObject(selection);
    expect(told).toMatchObject([{ kind: 'status', code: 'loaded', message }]);
  }
);

it('shows nothing where nothing is wrong', async () => {
  const showFindings = jest.fn(async () => undefined);
  const { loading } = bench(['right'], { showFindings });

  await loading.load();

  expect(showFindings).not.toHaveBeenCalled();
});

it('mends one cell at a time, and says when nothing is left', async () => {
  const left: (readonly CellFinding[])[] = [];
  const { loading, notebook, told } = bench(['wrong', 'wrong'], {
    showFindings: async (findings, mend) => {
      left.push(await mend(findings[0]), await mend(findings[1]));
    }
  });

  await loading.load();

  expect(left).toMatchObject([[{ number: 2 }], []]);
  expect(sources(notebook)).toEqual(['right', 'right']);
  expect(told[1]).toMatchObject({ code: 'mended', kind: 'status' });
});

it('mends without touching what is picked in the sidebar', async () => {
  const { loading, glue, notebook, front } = bench(['wrong'], {
    showFindings: async (findings, mend) => {
      await mend(findings[0]);
    }
  });
  glue.selection.replace({ role_arn: 'picked' });

  await loading.mend(front.panel as NotebookPanel);

  expect(sources(notebook)).toEqual(['right']);
  expect(glue.selection.value).toMatchObject({ role_arn: 'picked' });
});

it('leaves a cell alone that was edited meanwhile, and says so', async () => {
  const { loading, notebook, told } = bench(['wrong'], {
    showFindings: async (findings, mend) => {
      notebook.cells[0].setSource('mine');
      await mend(findings[0]);
    }
  });

  await loading.load();

  expect(sources(notebook)).toEqual(['mine']);
  expect(told[1]).toMatchObject({
    kind: 'alert',
    code: 'cell_changed',
    message: 'Cell 1 was left as it is.'
  });
});

it('loads nothing where no notebook can take settings', async () => {
  const { loading, glue, front } = bench(['right']);
  front.panel = null;

  await loading.load();

  expect(glue.selection.value.role_arn).toBeUndefined();
});

it('keeps the sidebar of a notebook that came to the front meanwhile', async () => {
  const other = {} as unknown as NotebookPanel;
  const { loading, glue, told, front } = bench(['right'], {
    answers: {
      readCells: async (): Promise<Reading> => {
        front.panel = other;
        return { selection, findings: [] };
      }
    }
  });

  await loading.load();

  expect(glue.selection.value.role_arn).toBeUndefined();
  expect(told).toEqual([]);
});

it('keeps the sidebar where the server can not read the cells, and says why', async () => {
  const refusal = new GlueError({ code: 'too_large', message: 'Too large.' });
  const { loading, glue, told } = bench(['right'], {
    answers: { readCells: () => Promise.reject(refusal) }
  });

  await loading.load();

  expect(glue.selection.value.role_arn).toBeUndefined();
  expect(told).toMatchObject([{ kind: 'alert', code: 'too_large' }]);
});

it('keeps what was picked where a notebook has no Glue settings', async () => {
  const nothing: Reading = {
    selection: {
      role_arn: null,
      tags: {},
      connections: [],
      style: 'assume_role'
    },
    findings: []
  };
  const { loading, glue, told } = bench(['right'], {
    answers: { readCells: async () => nothing }
  });
  glue.selection.replace({ role_arn: 'picked' });

  await loading.load();

  expect(glue.selection.value).toMatchObject({ role_arn: 'picked' });
  expect(told).toMatchObject([{ kind: 'status', code: 'nothing_to_load' }]);
});
