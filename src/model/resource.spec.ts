import { PromiseDelegate } from '@lumino/coreutils';

import { GlueError } from '../api/request';
import { Ask, Resource } from './resource';

const throttled = new GlueError({ code: 'aws_throttled', message: 'Slow.' });

function asking(
  ask: (key: string, how: Ask) => Promise<string>
): Resource<string, string> {
  return new Resource(ask);
}

describe('Resource', () => {
  it('has the answer when it came', async () => {
    const resource = asking(async key => `about ${key}`);

    await resource.load('one');

    expect(resource.state).toMatchObject({
      phase: 'ready',
      value: 'about one',
      isLoading: false
    });
  });

  it('says what went wrong where nothing was known before', async () => {
    const resource = asking(() => Promise.reject(throttled));

    await resource.load('one');

    expect(resource.state).toMatchObject({ phase: 'failed', error: throttled });
  });

  it('keeps the last answer when a refresh fails, and since when it is', async () => {
    const answers = [Promise.resolve('good'), Promise.reject(throttled)];
    const resource = asking(() => answers.shift() ?? Promise.reject(throttled));
    await resource.load('one');
    const { since } = resource.state;

    await resource.reload();

    expect(since).not.toBeNull();
    expect(resource.state).toEqual({
      phase: 'stale',
      value: 'good',
      error: throttled,
      isLoading: false,
      since
    });
  });

  it('forgets the answer about one key while it asks about another', async () => {
    const second = new PromiseDelegate<string>();
    const resource = asking(key =>
      key === 'one' ? Promise.resolve('about one') : second.promise
    );
    await resource.load('one');

    void resource.load('two');

    expect(resource.state).toMatchObject({ phase: 'loading', value: null });
  });

  it('drops an answer that a later question overtook', async () => {
    const slow = new PromiseDelegate<string>();
    const resource = asking(key =>
      key === 'slow' ? slow.promise : Promise.resolve('about fast')
    );
    const overtaken = resource.load('slow');
    await resource.load('fast');

    slow.resolve('about slow');
    await overtaken;

    expect(resource.state.value).toBe('about fast');
  });

  it('drops a failure that a later question overtook', async () => {
    const slow = new PromiseDelegate<string>();
    const resource = asking(key =>
      key === 'slow' ? slow.promise : Promise.resolve('about fast')
    );
    const overtaken = resource.load('slow');
    await resource.load('fast');

    slow.reject(throttled);
    await overtaken;

    expect(resource.state).toMatchObject({ phase: 'ready', error: null });
  });

  it('aborts the question that a later one overtakes', () => {
    const signals: AbortSignal[] = [];
    const resource = asking((_key, { signal }) => {
      signals.push(signal);
      return new Promise<string>(() => undefined);
    });

    void resource.load('one');
    void resource.load('two');

    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('keeps what was known when a refresh is cancelled', async () => {
    const answers = [
      Promise.resolve('good'),
      new Promise<string>(() => undefined)
    ];
    const resource = asking(() => answers.shift() ?? Promise.reject(throttled));
    await resource.load('one');
    void resource.reload();

    resource.cancel();

    expect(resource.state).toMatchObject({
      phase: 'ready',
      value: 'good',
      isLoading: false
    });
  });

  it('says nothing more once it is disposed', async () => {
    const answer = new PromiseDelegate<string>();
    const resource = asking(() => answer.promise);
    const asked = resource.load('one');
    resource.dispose();
    const told = jest.fn();
    resource.changed.connect(told);

    answer.resolve('late');
    await asked;

    expect(told).not.toHaveBeenCalled();
  });
});
