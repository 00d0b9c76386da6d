import type { Selection, Session } from '../api/types';
import { trans } from '../testing/fake-glue';
import { asked, session } from '../testing/sessions';
import { ROLE_ARN } from '../testing/walkthrough';
import { compare, differs, drift } from './passport';

function wrongRows(picked: Selection, found: Session): string[] {
  return compare(picked, found, trans)
    .filter(({ matches }) => matches === false)
    .map(({ key }) => key);
}

it('finds nothing wrong with the session that was asked for, as AWS describes it, K15', () => {
  expect(differs(compare(asked, session(), trans))).toBe(false);
});

it.each<[string, Partial<Session>]>([
  ['account', { account: '111122223333' }],
  ['runtime-role', { role_arn: 'arn:aws:iam::444455556666:role/Other' }],
  ['connections', { connections: [] }],
  ['glue-version', { glue_version: '4.0' }],
  ['worker-type', { worker_type: 'G.2X' }],
  ['number-of-workers', { number_of_workers: 10 }],
  ['idle-timeout', { idle_timeout_minutes: 2880 }],
  ['tag group', { tags: { group: 'sales' } }]
])('sees another %s', (key, differing) => {
  expect(wrongRows(asked, session(differing))).toEqual([key]);
});

it('minds a tag that nobody picked', () => {
  const tags = { ...asked.tags, left: 'over' };

  expect(wrongRows(asked, session({ tags }))).toEqual(['tag left']);
});

it.each([
  ["what is AWS's own", asked, { 'aws:stack': 'x', owner: 'me' }],
  ["a profile's", { profile: 'production', tags: asked.tags }, { left: 'x' }]
])('does not mind tags that are %s', (_, picked, more) => {
  const tags = { ...asked.tags, ...more };

  expect(wrongRows(picked, session({ tags }))).toEqual([]);
});

describe('the account role', () => {
  const OTHER = 'arn:aws:iam::444455556666:role/Other';

  it.each<[string, Selection, string | null, boolean | null]>([
    ['is the one that was picked', asked, ROLE_ARN, true],
    ['is another of the same account', asked, OTHER, false],
    ['is nobody knows which', asked, null, null],
    ['was left over from earlier cells', { tags: asked.tags }, OTHER, false],
    ['won over a profile', { profile: 'production' }, OTHER, false]
  ])('%s', (_, picked, accountRole, matches) => {
    const rows = compare(picked, session(), trans, accountRole);

    expect(rows.find(({ key }) => key === 'role')?.matches).toBe(matches);
  });

  it('goes without saying where none was picked and none was assumed', () => {
    const rows = compare({}, session(), trans, null);

    expect(rows.find(({ key }) => key === 'role')).toBeUndefined();
  });
});

it('minds a connection that nobody picked', () => {
  expect(wrongRows({ ...asked, connections: [] }, session())).toEqual([
    'connections'
  ]);
});

it('does not mind what a profile brought', () => {
  const picked: Selection = { profile: 'production', style: 'profile' };

  expect(wrongRows(picked, session())).toEqual([]);
});

it('does not mind the order of connections', () => {
  const picked = { ...asked, connections: ['b', 'a'] };

  expect(wrongRows(picked, session({ connections: ['a', 'b'] }))).toEqual([]);
});

it('does not call tags wrong that may not be read', () => {
  const rows = compare(asked, session({ tags: null }), trans);

  expect(rows.find(({ key }) => key === 'tag group')?.matches).toBeNull();
});

it('can not tell the time-out, which AWS keeps to itself', () => {
  const rows = compare({ ...asked, timeout_minutes: 120 }, session(), trans);

  expect(rows.find(({ key }) => key === 'timeout')?.matches).toBeNull();
});

it('minds what a configured profile brought as little as any other', () => {
  const picked: Selection = { profile: 'production', style: 'configure' };

  expect(wrongRows(picked, session())).toEqual([]);
});

it.each<[string, Selection, string[]]>([
  ['nothing', {}, []],
  ['the size', { number_of_workers: 7 }, ['number-of-workers']],
  ['a tag', { tags: { group: 'sales' } }, ['tag group']],
  ['a tag that is gone', { tags: {} }, ['tag group']],
  [
    'a tag that is gone with a profile',
    { tags: {}, profile: 'production', role_arn: asked.role_arn },
    ['tag group']
  ],
  [
    'another role of the same account',
    { role_arn: 'arn:aws:iam::444455556666:role/Other' },
    ['role']
  ],
  [
    'a role of another account',
    { role_arn: 'arn:aws:iam::111122223333:role/Other' },
    ['account']
  ]
])('drifts by %s', (_, changes, keys) => {
  const rows = drift(asked, { ...asked, ...changes }, session(), trans);

  expect(rows.map(({ key }) => key)).toEqual(keys);
});
