import { trans } from '../testing/fake-glue';
import { asked, session } from '../testing/sessions';
import { badgeWords } from './badge-words';
import { compare } from './passport';
import type { PassportState } from './passport-model';

const place = { role: null, region: null };
const proof = { asked, session: session(), place, accountRole: null };

function say(
  state: PassportState,
  minutesLeft: number | null,
  found = session()
): string {
  const rows = compare(asked, found, trans);
  return badgeWords({ state, proof, rows, minutesLeft }, trans).text;
}

it.each<[string, PassportState, number | null]>([
  ['Glue ✓ 4444-5555-6666 · session_vpc · 52 min', 'right', 52],
  ['Glue ✓ 4444-5555-6666 · session_vpc', 'right', null],
  ['Glue ✓ 4444-5555-6666 · session_vpc · credentials ended', 'right', 0],
  ['Glue ? tags not readable · 52 min', 'partly', 52],
  ['Glue – not started', 'none', null],
  ['Glue ! changed since · 52 min', 'drifted', 52],
  ['Glue ? session not readable', 'unproven', null]
])('says %s', (text, state, minutes) => {
  expect(say(state, minutes)).toBe(text);
});

it('says first that it is another account', () => {
  const found = session({ account: '111122223333', glue_version: '4.0' });

  expect(say('wrong', 52, found)).toBe('Glue ✕ other account');
});

it('says what is different within the account', () => {
  const found = session({ connections: ['other_vpc'] });

  expect(say('wrong', 52, found)).toBe('Glue ✕ other: VPC connection');
});
