import { session, SESSION_ID } from '../testing/sessions';
import { Evidence, whereaboutsOf } from './session-whereabouts';

const ALICE = 'AROAEXAMPLE:alice';
const SHARED = 'AROAEXAMPLE:AssumeRoleSession';

function knowing(differing: Partial<Evidence> = {}): Evidence {
  const homes = new Map();
  const mentions = new Map();
  return { homes, mentions, owners: new Set<string>(), ...differing };
}

function home(isAlive: boolean): Evidence {
  return knowing({
    homes: new Map([[SESSION_ID, { path: 'work.ipynb', isAlive }]])
  });
}

describe('whereaboutsOf', () => {
  it('finds the notebook whose kernel works in a session', () => {
    const found = whereaboutsOf(session(), home(true));

    expect(found).toEqual({ standing: 'here', path: 'work.ipynb' });
  });

  it('calls it an orphan once that kernel is gone', () => {
    const found = whereaboutsOf(session(), home(false));

    expect(found).toEqual({ standing: 'orphan', path: 'work.ipynb' });
  });

  it.each(['STOPPED', 'TIMEOUT', 'FAILED'])(
    'calls nothing an orphan that is %s',
    status => {
      const found = whereaboutsOf(session({ status }), home(false));

      expect(found.standing).toBe('ended');
    }
  );

  it.each(['PROVISIONING', 'STOPPING', 'UNKNOWN'])(
    'calls nothing an orphan that is still %s',
    status => {
      const found = whereaboutsOf(session({ status }), home(false));

      expect(found.standing).toBe('passing');
    }
  );

  it('calls nothing an orphan in which another Jupyter of the user works', () => {
    const homes = new Map([
      [SESSION_ID, { path: 'work.ipynb', isAlive: false, isElsewhere: true }]
    ]);

    const found = whereaboutsOf(session(), knowing({ homes }));

    expect(found).toEqual({ standing: 'elsewhere', path: 'work.ipynb' });
  });

  it("knows the user's own by the owner tag", () => {
    const mine = knowing({ owners: new Set([ALICE]) });

    const found = whereaboutsOf(session({ owner: ALICE }), mine);

    expect(found.standing).toBe('orphan');
  });

  it("never calls somebody else's session an orphan", () => {
    const bob = knowing({ owners: new Set(['AROAEXAMPLE:bob']) });

    const found = whereaboutsOf(session({ owner: ALICE }), bob);

    expect(found.standing).toBe('others');
  });

  it('does not guess whose a session is where the role names all its users alike', () => {
    const mine = knowing({ owners: new Set([SHARED]) });

    const found = whereaboutsOf(session({ owner: SHARED }), mine);

    expect(found.standing).toBe('unknown');
  });

  it('does not guess whose a session without an owner is', () => {
    const found = whereaboutsOf(session({ owner: null }), knowing());

    expect(found).toEqual({ standing: 'unknown', path: null });
  });

  it('takes a saved output for a hint to the notebook, and for no proof of whose it is', () => {
    const saved = knowing({ mentions: new Map([[SESSION_ID, 'got.ipynb']]) });

    const found = whereaboutsOf(session({ owner: SHARED }), saved);

    expect(found).toEqual({ standing: 'unknown', path: 'got.ipynb' });
  });
});
