import type { NotebookPanel } from '@jupyterlab/notebook';

import type { GlueClient } from '../api/client';
import type { Reading } from '../api/types';
import { fakeGlue, FakeTarget } from '../testing/fake-glue';
import { Captured, KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked, notebookOf } from '../testing/notebooks';
import {
  pseudoLocale,
  pseudoTranslator,
  untranslatedOf
} from '../testing/pseudo-locale';
import { asked, session, SESSION_ID } from '../testing/sessions';
import { ROLE_ARN } from '../testing/walkthrough';
import type { Target } from '../tokens';
import { Care } from './care';
import { DEFAULT_LIFETIMES } from './clock';
import { Insertion } from './insertion';
import { Loading } from './loading';
import { makeRoom } from './room';
import { startSession } from './session-start';
import { outcomeNotice } from './telling';
import type { ITeller } from './teller';

hushYjs();

const trans = pseudoLocale();
const PATH = 'walk-through.ipynb';
const FIX = { label: trans.__('Mend it'), sources: ['right'] };

/** What is told: messages, hints and buttons. */
class Told implements ITeller {
  readonly texts: string[] = [];

  tell: ITeller['tell'] = ({ message, hint }, action) => {
    this.texts.push(message, hint, action?.label ?? '');
    return () => undefined;
  };

  progress: ITeller['progress'] = (message, cancel) => {
    this.texts.push(message, cancel?.label ?? '');
    return () => undefined;
  };
}

function expectTranslated(texts: readonly string[]): void {
  expect(texts.join('')).toContain('⟦');
  expect(untranslatedOf(texts, [PATH, SESSION_ID])).toEqual([]);
}

/** A notebook with such cells in front. Of a panel, nobody here knows more than this. */
function panelOf(...sources: string[]): NotebookPanel {
  return {
    title: { label: PATH },
    context: {
      path: PATH,
      model: { sharedModel: notebookOf(...sources.map(code)) }
    },
    content: { mode: 'edit' },
    sessionContext: {},
    isDisposed: false
  } as unknown as NotebookPanel;
}

describe('in another language', () => {
  let notebook: FakeNotebook;
  let care: Care;

  afterEach(() => {
    care.dispose();
    notebook.dispose();
  });

  /** A notebook whose session runs; role: what its role cell prints from now on, status: what the kernel says of it. */
  async function caring(role: Captured, status: string): Promise<Told> {
    const told = new Told();
    notebook = new FakeNotebook({ prints: () => status });
    notebook.fill(marked('role', KERNEL.roleFirst.source), code('print(1)'));
    care = new Care({
      life: notebook.life,
      lives: { isHolding: true, lifetimes: DEFAULT_LIFETIMES },
      glue: fakeGlue({
        readCells: async () => ({ selection: asked, findings: [] }),
        session: async () => session({ status: 'STOPPED' })
      }),
      runner: { run: async () => role },
      teller: told,
      translator: pseudoTranslator
    });
    await notebook.recognised();
    notebook.ran(0, KERNEL.roleFirst);
    notebook.ran(1, KERNEL.start);
    return told;
  }

  it.each([
    ['done', KERNEL.expiredRole, `Session ID: ${SESSION_ID}\nStatus: READY\n`],
    ['refused', KERNEL.roleDenied, ''],
    ['not proven', KERNEL.expiredRole, '']
  ])('a renewal that is %s is told', async (_, role, status) => {
    const told = await caring(role, status);

    await care.renew();

    expectTranslated(told.texts);
  });

  it('a renewal without role cell is told', async () => {
    const told = await caring(KERNEL.expiredRole, '');
    notebook.model.sharedModel.deleteCell(0);

    await care.renew();

    expectTranslated(told.texts);
  });

  it.each([true, false])(
    'the end of a session is told: it ended, %s',
    async hasEnded => {
      const told = await caring(KERNEL.expiredRole, '');
      jest.spyOn(care, 'endSession').mockResolvedValue(hasEnded);

      await makeRoom(care, {
        ...{ teller: told, target: new FakeTarget(), isAgreed: true },
        outlook: { all: [], served: [] }
      });

      expectTranslated(told.texts);
    }
  );
});

describe('in another language', () => {
  interface Loaded {
    readonly selection?: Reading['selection'];
    readonly findings?: Reading['findings'];
    /** What the cell says when the fix comes. */
    readonly meanwhile?: string;
  }

  const finding = { code: 'wrong', cell: 0, message: 'Why.', fix: FIX };
  const selection = { role_arn: ROLE_ARN };

  it.each<[string, Loaded]>([
    ['there is nothing to load', {}],
    ['there is nothing to mend', { selection }],
    ['one thing is to mend', { selection, findings: [finding] }],
    ['two things are', { selection, findings: [finding, finding] }],
    [
      'a cell was edited meanwhile',
      { selection, findings: [finding], meanwhile: 'mine' }
    ]
  ])('after "Load from notebook" it is told that %s', async (_, given) => {
    const told = new Told();
    const panel = panelOf('wrong');
    const findings = [given.findings ?? [], []];
    const loading = new Loading({
      glue: fakeGlue({
        readCells: async () => ({
          selection: given.selection ?? {},
          findings: findings.shift() ?? []
        })
      }),
      teller: told,
      trans,
      current: () => panel,
      ready: () => panel,
      showFindings: async ([first], mend) => {
        const [cell] = panel.context.model.sharedModel.cells;
        cell.setSource(given.meanwhile ?? 'wrong');
        await mend(first);
      }
    });

    await loading.load();

    expectTranslated(told.texts);
  });
});

/** Inserts into a notebook as an insertion does that nothing else holds up. */
function inserting(target: Target | undefined, cells: GlueClient['cells']) {
  const told = new Told();
  const panel = panelOf('print(1)');
  const runner = { run: async () => null };
  const glue = { ...fakeGlue({ cells }), target: new FakeTarget(target) };
  const insertion = new Insertion({
    ...{ glue, trans, teller: told, current: () => panel },
    ...{ askToReplace: async () => [], askToRemove: async () => [] },
    ...{ inTheWay: async () => null, askToStop: () => async () => [] },
    ...{ makeRoom: async () => ({ note: '' }), mayRun: async () => true },
    run: (notebook, serving) =>
      startSession(notebook, serving, {
        ...{ client: glue.client, target: glue.target },
        ...{ teller: told, trans, runner },
        locate: async () => ({ role: null, region: null })
      }),
    outcome: async result => outcomeNotice(result, trans),
    switchKernel: () => undefined
  });
  return { insertion, told };
}

const NOT_GLUE = {
  ...({ state: 'not-glue', path: PATH } as const),
  ...{ reason: trans.__('No.'), hint: trans.__('Do.') }
};

const ROLE = { part: 'role', source: `%%assume_role\n"${ROLE_ARN}"` } as const;
const TAGS = { part: 'tags', source: '%%tags\n{}' } as const;
const START = { part: 'start', source: 'print(1)' } as const;

describe('in another language', () => {
  it.each([
    ['no cells', undefined, []],
    ['one cell', undefined, [ROLE]],
    ['two cells', undefined, [ROLE, TAGS]],
    ['a kernel that is none of Glue', NOT_GLUE, [ROLE]]
  ])('"Insert" tells of %s', async (_, target, cells) => {
    const { insertion, told } = inserting(target, async () => ({
      ...{ cells, warnings: [] }
    }));

    await insertion.insert();

    expectTranslated(told.texts);
  });

  it.each([
    ['the settings', [ROLE]],
    ['a session', [ROLE, START]]
  ])('"Insert and run" tells of %s that do not succeed', async (_, cells) => {
    const { insertion, told } = inserting(undefined, async () => ({
      ...{ cells, warnings: [] }
    }));

    await insertion.insertAndRun();

    expectTranslated(told.texts);
  });

  it.each([
    ['no cells', []],
    ['one cell', [ROLE]],
    ['two cells', [ROLE, TAGS]]
  ])('"Remove" tells of %s', async (_, cells) => {
    const { insertion, told } = inserting(undefined, async () => ({
      ...{ cells, warnings: [] }
    }));
    await insertion.insert();

    await insertion.remove();

    expectTranslated(told.texts);
  });
});
