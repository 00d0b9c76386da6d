import { trans } from '../testing/fake-glue';
import { KERNEL } from '../testing/kernel-outputs';
import { judgeRole } from './outputs';
import { roleWarning } from './warnings';

const { source, outputs } = KERNEL.roleDenied;
const refused = {
  at: new Date(0),
  source,
  outcome: judgeRole(source, outputs, true)
};

const calm = {
  standing: 'open',
  role: null,
  hasRefused: false,
  looksRun: false,
  isHolding: true
} as const;

it('is silent where nothing can go wrong', () => {
  expect(roleWarning(calm, trans)).toBeNull();
});

it('is silent about a role cell that nobody could think was run', () => {
  expect(roleWarning({ ...calm, standing: 'unrun' }, trans)).toBeNull();
});

it.each([
  ['a refused role', { standing: 'failed', role: refused }, /Code .* waits/],
  [
    'a refused role that holds nothing back',
    { standing: 'failed', role: refused, isHolding: false },
    /your own account/
  ],
  [
    'code that was held back',
    { standing: 'unrun', hasRefused: true },
    /not run/
  ],
  [
    'an output of an earlier kernel',
    { standing: 'unrun', looksRun: true },
    /earlier kernel/
  ]
] as const)('warns of %s', (_, situation, sentence) => {
  expect(roleWarning({ ...calm, ...situation }, trans)).toMatch(sentence);
});
