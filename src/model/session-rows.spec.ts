import type { Session } from '../api/types';
import { cost, session } from '../testing/sessions';
import {
  filterRows,
  groupRows,
  rowsOf,
  SessionRow,
  sortRows,
  tagKeysOf
} from './session-rows';

const NOTHING = {
  homes: new Map(),
  mentions: new Map(),
  owners: new Set<string>()
};

function rows(...differing: Partial<Session>[]): readonly SessionRow[] {
  return rowsOf(
    differing.map((one, index) =>
      session({ id: `s${index}`, arn: `arn:s${index}`, ...one })
    ),
    NOTHING
  );
}

function ids(listed: readonly SessionRow[]): string[] {
  return listed.map(row => row.session.id);
}

describe('filterRows', () => {
  it.each([
    ['an id', 'S1'],
    ['a tag', 'team=blue'],
    ['a part of the error', 'no route'],
    ['several words', 'blue failed'],
    ['a connection', 'red_vpc']
  ])('finds a session by %s', (_, filter) => {
    const all = rows(
      {},
      {
        tags: { team: 'blue' },
        error_message: 'No route to S3',
        status: 'FAILED',
        connections: ['red_vpc']
      }
    );

    const found = filterRows(all, { filter, status: null });

    expect(ids(found)).toEqual(['s1']);
  });

  it('keeps what runs, or one state', () => {
    const all = rows(
      { status: 'READY' },
      { status: 'STOPPED' },
      { status: 'PROVISIONING' }
    );

    expect(ids(filterRows(all, { filter: '', status: 'living' }))).toEqual([
      's0',
      's2'
    ]);
    expect(ids(filterRows(all, { filter: '', status: 'STOPPED' }))).toEqual([
      's1'
    ]);
  });
});

describe('sortRows', () => {
  const all = rows(
    { created_on: '2026-11-24T10:00:00Z', cost: cost({ so_far: '1.0000' }) },
    { created_on: '2026-11-24T12:00:00Z', cost: cost({ so_far: '9.0000' }) },
    { created_on: '2026-11-24T11:00:00Z', cost: null }
  );

  it.each([
    ['running', ['s0', 's1', 's2']],
    ['newest', ['s1', 's2', 's0']],
    ['oldest', ['s0', 's2', 's1']],
    ['costliest', ['s1', 's0', 's2']]
  ] as const)('puts %s in its place', (order, expected) => {
    expect(ids(sortRows(all, order))).toEqual(expected);
  });
});

describe('groupRows', () => {
  it("sums up by a tag's value; without the tag, then unreadable, come last", () => {
    const all = rows(
      { tags: null },
      { tags: {} },
      { tags: { team: 'red' }, cost: cost({ so_far: '0.1000' }) },
      { tags: { team: 'blue' } },
      { tags: { team: 'red' }, cost: cost({ so_far: '0.2000' }) }
    );

    const groups = groupRows(all, 'team');

    expect(
      groups.map(({ value, isReadable, rows: members }) => [
        value,
        isReadable,
        members.length
      ])
    ).toEqual([
      ['blue', true, 1],
      ['red', true, 2],
      [null, true, 1],
      [null, false, 1]
    ]);
    expect(groups[1].sums.amounts).toEqual([
      { currency: 'USD', soFar: 0.3, perHour: 4.4 }
    ]);
  });
});

describe('tagKeysOf', () => {
  it("lists every key once, the kernel's own last", () => {
    const sessions = [
      session({ tags: { owner: 'me', team: 'a' } }),
      session({ tags: { billing: 'b', team: 'c' } }),
      session({ tags: null })
    ];

    expect(tagKeysOf(sessions)).toEqual(['billing', 'team', 'owner']);
  });
});
