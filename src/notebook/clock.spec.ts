import { DEFAULT_LIFETIMES, expiryOf, minutesLeft } from './clock';
import type { Remembered } from './memory';

const NOON = new Date('2026-11-24T12:00:00Z');

function ran(source: string): Remembered {
  return { at: NOON, source };
}

it('counts an hour from the run of the role cell', () => {
  const expiry = expiryOf(ran('%%assume_role\n"arn"'), DEFAULT_LIFETIMES);

  expect(expiry).toEqual(new Date('2026-11-24T13:00:00Z'));
});

it.each([
  ['the kernel was handed none', null],
  ['a profile renews by itself', ran('%profile production')]
])('counts nothing where %s', (_, role) => {
  expect(expiryOf(role, DEFAULT_LIFETIMES)).toBeNull();
});

it.each([
  ['2026-11-24T11:00:30Z', 59],
  ['2026-11-24T11:59:59Z', 1],
  ['2026-11-24T14:00:00Z', 0]
])('at %s, %i minutes are left until noon', (now, minutes) => {
  expect(minutesLeft(NOON, new Date(now))).toBe(minutes);
});
