import { trans } from '../testing/fake-glue';
import { outcomeNotice } from './telling';

it.each([
  ['a session', { state: 'done', sessionId: 'a' }, 'session_created'],
  ['settings alone', { state: 'done', sessionId: null }, 'settings_run'],
  [
    'a role that was refused',
    { state: 'failed', part: 'role', code: 'role_refused', detail: '' },
    'role_refused'
  ],
  ['a cancelled run', { state: 'cancelled', requested: null }, 'cancelled']
] as const)('tells what came of %s', (_, result, code) => {
  expect(outcomeNotice(result, trans).code).toBe(code);
});

it('warns of a session that still comes up after it was cancelled', () => {
  const result = {
    state: 'cancelled',
    requested: 'a',
    hasEnded: false
  } as const;

  const { kind, hint } = outcomeNotice(result, trans);

  expect(kind).toBe('alert');
  expect(hint).toContain('a still comes up');
});
