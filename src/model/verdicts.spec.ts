import { GlueError } from '../api/request';
import type { GlueClient } from '../api/client';
import type { Preflight } from '../api/types';
import { judged, preflight, ROLE_ARN } from '../testing/walkthrough';
import { SelectionModel } from './selection';
import { VerdictsModel } from './verdicts';

const NAMES = Array.from({ length: 300 }, (_, index) => `connection_${index}`);

/** What a server says that has judged the first `count` of the account's connections. */
function judgedSoFar(count: number): Preflight {
  return preflight({
    connections: NAMES.slice(0, count).map(name => judged(name)),
    pending: NAMES.slice(count)
  });
}

function verdicts(ask: GlueClient['preflight']) {
  const selection = new SelectionModel(null);
  selection.update({ role_arn: ROLE_ARN });
  const model = new VerdictsModel({ preflight: ask }, selection);
  return { selection, model };
}

/** Lets everything happen that waits for nothing but answers. */
async function settle(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}

describe('VerdictsModel', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks about the picked role as soon as its account is open', async () => {
    const ask = jest.fn(async () => preflight());
    const { model } = verdicts(ask);
    model.setActive(true);

    model.enter();
    await settle();

    expect(ask).toHaveBeenCalledTimes(1);
    expect(model.current?.verdict).toBe('denied');
    expect(model.state.value?.byConnection.get('session_vpc')?.verdict).toBe(
      'allowed'
    );
  });

  it('asks nothing while nobody looks, and catches up afterwards', async () => {
    const ask = jest.fn(async () => preflight());
    const { selection, model } = verdicts(ask);
    model.enter();
    selection.update({ connections: ['session_vpc'] });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).not.toHaveBeenCalled();

    model.setActive(true);
    await settle();

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks once for changes that come in a burst', async () => {
    const ask = jest.fn(async () => preflight());
    const { selection, model } = verdicts(ask);
    model.setActive(true);
    model.enter();
    await settle();

    selection.update({ connections: ['other_vpc'] });
    selection.update({ connections: ['session_vpc'] });
    await jest.advanceTimersByTimeAsync(1_000);

    expect(ask).toHaveBeenCalledTimes(2);
    expect(ask).toHaveBeenLastCalledWith(
      expect.objectContaining({ connections: ['session_vpc'] }),
      expect.anything()
    );
  });

  it('does not ask again for what IAM does not look at', async () => {
    const ask = jest.fn(async () => preflight());
    const { selection, model } = verdicts(ask);
    model.setActive(true);
    model.enter();
    await settle();

    selection.update({ number_of_workers: 20, idle_timeout_minutes: 5 });
    await jest.advanceTimersByTimeAsync(1_000);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('knows nothing of a selection that changed since', async () => {
    const { selection, model } = verdicts(async () => preflight());
    model.setActive(true);
    model.enter();
    await settle();

    selection.update({ tags: { group: 'analytics' } });

    expect(model.current).toBeNull();
  });

  it('asks until hundreds of connections are judged, a few dozen requests in all, and shows them as they arrive', async () => {
    const shown: number[] = [];
    let count = 0;
    const ask = jest.fn(async () => judgedSoFar((count += 8)));
    const { model } = verdicts(ask);
    model.changed.connect(() => {
      shown.push(model.state.value?.byConnection.size ?? 0);
    });
    model.setActive(true);

    model.enter();
    await settle();

    expect(ask).toHaveBeenCalledTimes(38);
    expect(new Set(shown).size).toBeGreaterThan(30);
    expect(model.state.value?.byConnection.size).toBe(300);
  });

  it('leaves AWS in peace for a while when it asks to slow down', async () => {
    const slowDown = {
      code: 'aws_throttled',
      message: 'AWS asks to slow down.'
    };
    const failure = {
      ...slowDown,
      hint: '',
      aws_code: null,
      request_id: null
    };
    const answers = [
      { ...judgedSoFar(8), errors: [failure] },
      judgedSoFar(300)
    ];
    const ask = jest.fn(async () => answers.shift() ?? judgedSoFar(300));
    const { model } = verdicts(ask);
    model.setActive(true);

    model.enter();
    await jest.advanceTimersByTimeAsync(4_000);
    const asked = ask.mock.calls.length;
    await jest.advanceTimersByTimeAsync(4_000);

    expect(asked).toBe(1);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('does not ask in a circle where nothing more is judged', async () => {
    const ask = jest.fn(async () => judgedSoFar(8));
    const { model } = verdicts(ask);
    model.setActive(true);

    model.enter();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(ask.mock.calls.length).toBeLessThan(8);
  });

  it('stops in the middle when nobody looks any more, and goes on afterwards', async () => {
    let count = 0;
    const ask = jest.fn(async () => judgedSoFar((count += 100)));
    const { model } = verdicts(ask);
    model.setActive(true);
    model.enter();
    model.setActive(false);
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);

    model.setActive(true);
    await settle();

    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('keeps the last verdicts when asking fails, and knows that they are old', async () => {
    const ask = jest.fn(async () => preflight());
    const { model } = verdicts(ask);
    model.setActive(true);
    model.enter();
    await settle();
    ask.mockRejectedValue(
      new GlueError({ code: 'aws_failed', message: 'No.' })
    );

    await model.refresh();

    expect(model.state.phase).toBe('stale');
    expect(model.state.value?.byConnection.size).toBe(1);
    expect(model.current).toBeNull();
  });

  it('forgets what was known of an account that was left', async () => {
    const { model } = verdicts(async () => preflight());
    model.setActive(true);
    model.enter();
    await settle();

    model.leave();

    expect(model.state.phase).toBe('idle');
    expect(model.current).toBeNull();
  });

  it('is silent once disposed of', async () => {
    const ask = jest.fn(async () => judgedSoFar(8));
    const { selection, model } = verdicts(ask);
    model.setActive(true);
    model.enter();

    model.dispose();
    selection.update({ connections: ['session_vpc'] });
    await jest.advanceTimersByTimeAsync(60_000);

    expect(ask).toHaveBeenCalledTimes(1);
  });
});
