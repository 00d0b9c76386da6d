import { trans } from '../testing/fake-glue';
import type { FailureCode } from './outputs';
import { reasonOf } from './reasons';

const CODES: readonly FailureCode[] = [
  'already_connected',
  'role_ignored',
  'credentials_expired',
  'no_credentials',
  'role_refused',
  'pass_role_refused',
  'session_refused',
  'session_failed',
  'runtime_role_unusable',
  'no_region',
  'unreachable',
  'invalid_value',
  'statement_failed',
  'not_confirmed',
  'interrupted'
];

it.each(CODES)('says for %s what happened and what to do', code => {
  const { message, hint } = reasonOf(code, 'settings', '', trans);

  expect(message).toMatch(/\.$/);
  expect(hint).toMatch(/\.$/);
});

it('quotes AWS where AWS said something', () => {
  const said = 'User: x is not authorized';

  const { hint } = reasonOf('role_refused', 'role', said, trans);

  expect(hint).toContain(said);
});
