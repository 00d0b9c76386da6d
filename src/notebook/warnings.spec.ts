import { trans } from '../testing/fake-glue';
import { KERNEL } from '../testing/kernel-outputs';
import { judgeRole } from './outputs';
import { warningOf } from './warnings';

const { source, outputs } = KERNEL.roleDenied;
const refused = {
  source,
  outcome: judgeRole(source, outputs, true)
};

const ignored = {
  ...refused,
  outcome: { ok: false, code: 'role_ignored', detail: '' }
} as const;

const overruled = {
  ...refused,
  outcome: { ok: false, code: 'role_wins', detail: '' }
} as const;

const calm = {
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
} as const;

it('is silent where nothing can go wrong', () => {
  expect(warningOf(calm, trans)).toBeNull();
});

it('is silent about a role cell that nobody could think was run', () => {
  expect(warningOf({ ...calm, standing: 'unrun' }, trans)).toBeNull();
});

it.each([
  [
    'a refused role',
    { standing: 'failed', role: refused },
    /Code .* waits/,
    'run-role'
  ],
  [
    'a refused role that holds nothing back',
    { standing: 'failed', role: refused, isHolding: false },
    /your own account/,
    'run-role'
  ],
  [
    'cells that were dropped behind a refused role while a session runs',
    { role: refused, hasRefused: true },
    /behind the role cell were not run/,
    'run-role'
  ],
  [
    'code that was held back',
    { standing: 'unrun', hasRefused: true },
    /not run/,
    'run-role'
  ],
  [
    'an output of an earlier kernel',
    { standing: 'unrun', looksRun: true },
    /earlier kernel/,
    'run-role'
  ],
  [
    'a role that the kernel ignores, K1',
    { standing: 'failed', role: ignored },
    /not simply in quotation marks/,
    'mend-role'
  ],
  [
    'a profile that an assumed role wins over, K7',
    { standing: 'failed', role: overruled },
    /keeps the role that it assumed before/,
    'restart'
  ],
  [
    'such a profile while a session runs',
    { role: overruled, hasRefused: true },
    /were not run/,
    'stop-and-apply'
  ],
  [
    'code that was held back behind a role that changed',
    {
      standing: 'unrun',
      role: refused,
      hasRefused: true,
      hasRoleChanged: true
    },
    /has changed since it ran/,
    'run-role'
  ],
  [
    'a role that changed since it ran',
    { standing: 'unrun', looksRun: true, hasRoleChanged: true },
    /does not know what it says now/,
    'run-role'
  ],
  ['credentials that end soon', { endsIn: 9 }, /end in 9 minutes/, 'renew'],
  ['credentials that ended', { endsIn: 0 }, /have ended/, 'renew'],
  [
    'what AWS denied to a cell',
    { refusal: { text: '', action: 'glue:CreateSession' } },
    /denied the kernel glue:CreateSession/,
    'explain'
  ],
  ['another session than asked for', { passport: 'wrong' }, /not what/, 'show'],
  [
    'another account',
    { passport: 'wrong', otherAccount: '1111-2222-3333' },
    /account 1111-2222-3333/,
    'show'
  ],
  [
    'settings that changed since, K17',
    { passport: 'drifted' },
    /next one/,
    'stop-and-apply'
  ]
] as const)('warns of %s', (_, situation, sentence, remedy) => {
  const warning = warningOf({ ...calm, ...situation }, trans);

  expect(warning?.message).toMatch(sentence);
  expect(warning?.remedy).toBe(remedy);
});

it('warns of the wrong account before anything else', () => {
  const everything = {
    ...calm,
    standing: 'unrun',
    hasRefused: true,
    endsIn: 1,
    passport: 'wrong'
  } as const;

  expect(warningOf(everything, trans)?.remedy).toBe('run-role');
});
