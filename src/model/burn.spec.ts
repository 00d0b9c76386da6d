import type { Session } from '../api/types';
import { cost, session } from '../testing/sessions';
import { burnOf, Told } from './burn';
import { rowsOf } from './session-rows';

const NOON = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-24T12:05:00Z');

const nothing: Told = { rows: [], since: null, covers: () => false };

/** A list of sessions at $2.20 an hour each; those of the owner `me` are the user's. */
function told(
  since: Date,
  sessions: Partial<Session>[],
  covers: Told['covers'] = () => false
): Told {
  const evidence = {
    homes: new Map(),
    mentions: new Map(),
    owners: new Set(['me'])
  };
  const all = sessions.map(differing =>
    session({ arn: differing.id, owner: 'me', cost: cost(), ...differing })
  );
  return { rows: rowsOf(all, evidence), since, covers };
}

const none = (): boolean => false;

describe('burnOf', () => {
  it('knows nothing before anything was asked', () => {
    expect(burnOf(nothing, nothing, none)).toBeNull();
  });

  it("tells the user's own from all that run", () => {
    const picked = told(NOON, [{ id: 'a' }, { id: 'b', owner: 'you' }]);

    const burn = burnOf(picked, nothing, none);

    expect(burn?.own.amounts[0].perHour).toBe(2.2);
    expect(burn?.all.amounts[0].perHour).toBe(4.4);
  });

  it('adds what burns in other places, and is as old as the older of both lists', () => {
    const picked = told(LATER, [{ id: 'a' }]);
    const beside = told(NOON, [{ id: 'a' }, { id: 'other' }]);

    const burn = burnOf(picked, beside, none);

    expect(burn?.own.living).toBe(2);
    expect(burn?.since).toBe(NOON);
  });

  it('believes the newer list where both tell of the same place', () => {
    const picked = told(LATER, [], () => true);
    const beside = told(NOON, [{ id: 'stopped-since' }]);

    const burn = burnOf(picked, beside, none);

    expect(burn?.own.living).toBe(0);
    expect(burn?.since).toBe(LATER);
  });

  it('leaves out what the page saw end since', () => {
    const picked = told(NOON, [{ id: 'a' }, { id: 'stopped' }]);

    const burn = burnOf(picked, nothing, ({ arn }) => arn === 'stopped');

    expect(burn?.own.living).toBe(1);
    expect(burn?.all.living).toBe(1);
  });
});
