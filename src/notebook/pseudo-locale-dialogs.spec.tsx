import { Dialog } from '@jupyterlab/apputils';
import { act, fireEvent, screen } from '@testing-library/react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue } from '../testing/fake-glue';
import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';
import {
  pseudoLocale,
  pseudoTranslator,
  stringsIn,
  untranslated
} from '../testing/pseudo-locale';
import { asked, session, SESSION_ID } from '../testing/sessions';
import { denial, preflight, UNKNOWN } from '../testing/walkthrough';
import { Care } from './care';
import type { Change } from './cells';
import { DEFAULT_LIFETIMES } from './clock';
import { askToRemove, askToReplace, askToStop } from './differences';
import { Explainer } from './explainer';
import { showFindings } from './findings';
import { mayRun } from './foresight';
import { showPassport } from './passport-dialog';
import { makeRoom } from './room';

hushYjs();

const trans = pseudoLocale();

/** jsdom takes every <dialog> for a closed one. */
const hidden = true;

const REFUSAL = { text: 'AWS said no.', action: 'glue:CreateSession' };
const FAILURE = new GlueError({ code: 'no_denial', message: 'AWS failed.' });

const CHANGES: readonly Change[] = [
  {
    kind: 'replace',
    id: 'a',
    part: 'role',
    before: 'old role',
    source: 'new role',
    isByHand: true
  },
  { kind: 'remove', id: 'b', before: 'old tags', isByHand: false }
];

const FINDING = {
  ...{ id: 'a', number: 2, source: 'wrong', code: 'wrong', message: 'Why.' },
  fix: { label: trans.__('Mend it'), sources: ['right'] }
};

const MISSING = { action: 'iam:GetPolicy', resource: '*' };

const DENIAL = denial({
  policy_arn: 'arn:aws:iam::444455556666:policy/P',
  authorization_id: 'authorization',
  encoded: true,
  change_statement: { Effect: 'Allow' },
  preflight: preflight({ ...UNKNOWN, missing_permissions: [MISSING] })
});

const REPORTS = [
  DENIAL,
  denial({
    preflight: preflight({ would_pass: ['a', 'b', 'c', 'd', 'e', 'f'] })
  }),
  denial({ preflight: preflight({ would_pass: [] }) }),
  denial({ preflight: preflight({ would_pass: [], pending: ['a'] }) }),
  denial({
    preflight: preflight({
      would_pass: [],
      open_keys: ['aws:SourceIp'],
      pass_role: preflight()
    })
  })
];

/** Opened, and ended by whoever opens it. */
let opened: Promise<unknown> = Promise.resolve();
let notebook: FakeNotebook | null = null;
let care: Care | null = null;

beforeAll(() => {
  Dialog.translator = pseudoTranslator;
});

afterEach(async () => {
  const dialog = screen.getByRole('dialog', { hidden });
  fireEvent.keyDown(dialog, { key: 'Escape', keyCode: 27 });
  await opened;
  care?.dispose();
  notebook?.dispose();
  care = notebook = null;
});

/** What is asked of somebody who is refused, or shown. */
async function found(
  open: () => Promise<unknown>,
  values: unknown
): Promise<string[]> {
  await act(async () => {
    opened = open();
  });
  const dialog = await screen.findByRole('dialog', { hidden });
  return untranslated(dialog, stringsIn(values));
}

/** A notebook whose session runs, as the server answers. */
async function caring(answers: Partial<GlueClient> = {}): Promise<Care> {
  notebook = new FakeNotebook({ prints: () => '' });
  notebook.fill(marked('role', KERNEL.roleFirst.source), code('print(1)'));
  const glue = fakeGlue({
    readCells: async () => ({ selection: asked, findings: [] }),
    session: async () => session(),
    ...answers
  });
  glue.selection.replace(asked);
  care = new Care({
    life: notebook.life,
    lives: { isHolding: true, lifetimes: DEFAULT_LIFETIMES },
    glue,
    runner: { run: async () => null },
    teller: { tell: () => () => undefined, progress: () => () => undefined },
    translator: pseudoTranslator
  });
  await notebook.recognised();
  notebook.ran(0, KERNEL.roleFirst);
  return care;
}

/** The passport of the session that the notebook has started. */
async function passportOf(answers: Partial<GlueClient> = {}) {
  const made = await caring(answers);
  notebook?.ran(1, KERNEL.start);
  await made.passport.check();
  return made;
}

describe('in another language', () => {
  it.each([
    ['"Replace"', () => askToReplace(trans)(CHANGES)],
    ['"Remove"', () => askToRemove(trans)(CHANGES)],
    ['"Stop and apply"', () => askToStop(trans.__('Why.'), trans)(CHANGES)]
  ])('the question %s has no text left untranslated', async (_, ask) => {
    expect(await found(ask, CHANGES)).toEqual([]);
  });

  it.each([
    ['findings', () => showFindings(trans)([FINDING], async () => [])],
    [
      'a finding without fix',
      () => showFindings(trans)([{ ...FINDING, fix: null }], async () => [])
    ]
  ])('a list of %s has no text left untranslated', async (_, show) => {
    expect(await found(show, FINDING)).toEqual([]);
  });

  it('the question before a run that IAM denies has no text left untranslated', async () => {
    const ask = (): Promise<boolean> => mayRun(fakeGlue(), trans);

    expect(await found(ask, preflight())).toEqual([]);
  });

  it.each(REPORTS)(
    'explanation %# of a refusal has no text left untranslated',
    async report => {
      const glue = fakeGlue({ denial: async () => report });
      const explainer = new Explainer(glue, trans);

      const statement = JSON.stringify(report.change_statement, null, 2);
      const left = await found(
        () => explainer.show(REFUSAL),
        [report, statement]
      );

      expect(left).toEqual([]);
    }
  );

  it.each([
    ['is asked for', () => new Promise<never>(() => undefined)],
    ['can not be had', () => Promise.reject(FAILURE)]
  ])(
    'an explanation that %s has no text left untranslated',
    async (_, answer) => {
      const explainer = new Explainer(fakeGlue({ denial: answer }), trans);

      const left = await found(() => explainer.show(REFUSAL), FAILURE.message);

      expect(left).toEqual([]);
    }
  );

  it('the passport of a kernel without a session has no text left untranslated', async () => {
    const made = await caring();

    expect(await found(() => showPassport(made), [])).toEqual([]);
  });

  it.each<[string, Partial<GlueClient>]>([
    ['that is right', {}],
    [
      'that is wrong',
      {
        session: async () =>
          session({ account: '111122223333', tags: null, connections: [] })
      }
    ],
    ['that can not be read', { session: () => Promise.reject(FAILURE) }]
  ])(
    'the passport of a session %s has no text left untranslated',
    async (_, answers) => {
      const made = await passportOf(answers);

      const left = await found(
        () => showPassport(made),
        [asked, session(), FAILURE.message]
      );

      expect(left).toEqual([]);
    }
  );

  it('the passport of a session that has drifted has no text left untranslated', async () => {
    const now = { ...asked, glue_version: '4.0', tags: {} };
    const answers = [asked, now];
    const made = await passportOf({
      readCells: async () => ({
        selection: answers.shift() ?? now,
        findings: []
      })
    });
    notebook?.code(0).sharedModel.setSource('%glue_version 4.0');

    const left = await found(() => showPassport(made), [asked, session()]);

    expect(left).toEqual([]);
  });

  it('the question before a session is stopped has no text left untranslated', async () => {
    const made = await caring();
    notebook?.ran(1, KERNEL.start);
    const teller = {
      tell: () => () => undefined,
      progress: () => () => undefined
    };
    const { target } = fakeGlue();

    const left = await found(
      () =>
        makeRoom(made, {
          ...{ teller, target, isAgreed: false },
          outlook: { all: [], served: [] }
        }),
      SESSION_ID
    );

    expect(left).toEqual([]);
  });
});
