import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';

import type { Part } from '../api/types';
import { pseudoLocale, untranslatedOf } from '../testing/pseudo-locale';
import { asked, session, SESSION_ID } from '../testing/sessions';
import { badgeWords } from './badge-words';
import type { FailureCode } from './outputs';
import { compare, drift, Row } from './passport';
import type { PassportState } from './passport-model';
import { reasonOf } from './reasons';
import { stopWords } from './room';
import type { StartResult } from './session-start';
import { TargetModel } from './target';
import { outcomeNotice } from './telling';
import { Remedy, remedyLabel, Situation, warningOf } from './warnings';

const trans = pseudoLocale();

const ACTION = 'glue:CreateSession';
const KERNEL = 'Python 3';
const SAID = 'AWS said no.';

/** What is the same in every language: AWS's names, and what was picked and found. */
const NAMES = [
  ...['Glue PySpark', 'Python 3', 'vpc', 'GlueSessionCreationRole'],
  ...[ACTION, SAID, SESSION_ID, 'A.Role']
];

const CALM: Situation = {
  standing: 'open',
  role: null,
  hasRefused: false,
  looksRun: false,
  hasRoleChanged: false,
  isHolding: true,
  endsIn: null,
  refusal: null,
  passport: 'right',
  otherAccount: null
};

/** A role cell that came to nothing. */
const FAILED = {
  at: new Date(0),
  source: '',
  outcome: { ok: false, code: 'role_refused', detail: SAID }
} as const;

const SITUATIONS: readonly Partial<Situation>[] = [
  { standing: 'failed', role: FAILED },
  { standing: 'failed', role: FAILED, isHolding: false },
  { role: FAILED, hasRefused: true },
  { standing: 'unrun', hasRefused: true },
  { standing: 'unrun', hasRefused: true, hasRoleChanged: true },
  { standing: 'unrun', looksRun: true },
  { standing: 'unrun', looksRun: true, hasRoleChanged: true },
  { endsIn: 0 },
  { endsIn: 1 },
  { endsIn: 9 },
  { refusal: { text: '', action: null } },
  { refusal: { text: '', action: ACTION } },
  { passport: 'wrong' },
  { passport: 'wrong', otherAccount: '1111-2222-3333' },
  { passport: 'drifted' }
];

const REMEDIES: readonly Remedy[] = [
  ...(['run-role', 'mend-role', 'renew'] as const),
  ...(['explain', 'show', 'stop-and-apply'] as const)
];

const STATES: readonly PassportState[] = [
  ...(['none', 'asking', 'right'] as const),
  ...(['drifted', 'ended', 'unproven'] as const)
];

const CODES: readonly FailureCode[] = [
  ...(['already_connected', 'role_ignored', 'credentials_expired'] as const),
  ...(['no_credentials', 'role_refused', 'pass_role_refused'] as const),
  ...(['session_refused', 'session_failed', 'no_region'] as const),
  ...(['runtime_role_unusable', 'unreachable', 'invalid_value'] as const),
  ...(['statement_failed', 'not_confirmed', 'interrupted'] as const)
];

const PARTS: readonly Part[] = ['role', 'tags', 'settings', 'start'];

const RESULTS: readonly StartResult[] = [
  { state: 'done', sessionId: null },
  { state: 'done', sessionId: SESSION_ID },
  { state: 'cancelled', requested: null },
  { state: 'cancelled', requested: SESSION_ID, hasEnded: true },
  { state: 'cancelled', requested: SESSION_ID, hasEnded: false },
  { state: 'failed', part: 'start', code: 'session_refused', detail: SAID }
];

function badgeText(state: PassportState, found = session()): string {
  const place = { role: null, region: null };
  const rows = compare(asked, found, trans);
  const proof = { asked, session: found, place, accountRole: null };
  return badgeWords({ state, proof, rows, minutesLeft: 52 }, trans).text;
}

const PICKED = { ...asked, timeout_minutes: 5 };

const ROWS: readonly Row[] = [
  ...compare(PICKED, session({ tags: null }), trans),
  ...drift(asked, { ...asked, role_arn: 'A.Role', tags: {} }, session(), trans)
];

/** Each with the number of texts that it has to have. */
const TEXTS: readonly [string, number, readonly (string | undefined)[]][] = [
  [
    "the banner's warnings",
    SITUATIONS.length,
    SITUATIONS.map(one => warningOf({ ...CALM, ...one }, trans)?.message)
  ],
  [
    "the banner's buttons",
    REMEDIES.length,
    REMEDIES.map(remedy => remedyLabel(remedy, trans))
  ],
  [
    'the badge',
    STATES.length + 2,
    [
      ...STATES.map(state => badgeText(state)),
      badgeText('wrong', session({ connections: [] })),
      badgeText('wrong', session({ account: '111122223333' }))
    ]
  ],
  ['the passport', ROWS.length, ROWS.map(({ label }) => label)],
  [
    'what AWS does not tell of a session',
    3,
    ROWS.filter(({ matches }) => matches === null).map(({ found }) => found)
  ],
  [
    'why a cell did not succeed',
    CODES.length * PARTS.length,
    CODES.flatMap(code =>
      PARTS.map(part => reasonOf(code, part, SAID, trans))
    ).map(({ message, hint }) => `${message}\n${hint}`)
  ],
  [
    'what came of a run',
    RESULTS.length,
    RESULTS.map(result => outcomeNotice(result, trans)).map(
      ({ message, hint }) => `${message}\n${hint}`
    )
  ],
  ['what stopping costs', 1, [stopWords(SESSION_ID, trans)]]
];

describe('in another language', () => {
  it.each(TEXTS)('%s has no text left untranslated', (_, count, texts) => {
    const said = texts.filter(text => text !== undefined && text !== '');

    expect(said).toHaveLength(count);
    expect(
      untranslatedOf(
        texts.map(text => text ?? ''),
        NAMES
      )
    ).toEqual([]);
  });
});

/** A notebook; kernel: what it says that it is, null for one that is still to come, undefined for none. */
function notebook(kernel: string | null | undefined, specs: object | null) {
  const info = Promise.resolve({ status: 'ok', implementation: kernel });
  const changed = new Signal<object, void>({});
  // Of a panel, the target knows no more than this.
  return {
    context: { path: 'a.ipynb', pathChanged: changed },
    sessionContext: {
      kernelChanged: changed,
      statusChanged: changed,
      session: kernel ? { kernel: { id: kernel, info } } : null,
      hasNoKernel: kernel === undefined,
      kernelDisplayName: KERNEL,
      specsManager: { specs }
    }
  } as unknown as NotebookPanel;
}

/** What the target says of it. */
async function targetOf(currentWidget: NotebookPanel | null) {
  const currentChanged = new Signal<object, void>({});
  const tracker = { currentWidget, currentChanged };
  const target = new TargetModel(tracker as unknown as INotebookTracker, trans);
  target.hold('a.ipynb', trans.__('Starting the session…'));
  await new Promise(resolve => setTimeout(resolve));
  target.dispose();
  return target.value;
}

const GLUE_SPECS = {
  kernelspecs: { glue_pyspark: { name: 'glue_pyspark', argv: [] } }
};

describe('in another language', () => {
  it.each([
    ['no notebook', 'none', null],
    ['a kernel that is still to come', 'starting', notebook(null, null)],
    ['a notebook without kernel', 'not-glue', notebook(undefined, GLUE_SPECS)],
    ['a Python kernel', 'not-glue', notebook('ipython', null)],
    ['a notebook that is busy', 'busy', notebook('Python Glue Session', null)]
  ])(
    'what stands in the way with %s is translated',
    async (_, state, panel) => {
      const value = await targetOf(panel);

      const { reason, hint } = { reason: '', hint: '', ...value };
      expect(value.state).toBe(state);
      expect(reason && hint).not.toBe('');
      expect(untranslatedOf([reason, hint], NAMES)).toEqual([]);
    }
  );
});
