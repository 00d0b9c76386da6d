import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Session } from '../api/types';
import { session } from '../testing/sessions';
import { SessionStops } from './session-stops';

type Client = Pick<GlueClient, 'session' | 'stopSession'>;

/** An AWS whose session goes through these states, one a question; the last one stays. */
function aws(states: string[], differing: Partial<Client> = {}) {
  const asked: string[] = [];
  const client: Client = {
    session: async (id, place) => {
      asked.push(`get ${id} ${place.role}`);
      const status = states.length > 1 ? states.shift() : states[0];
      return session({ id, status });
    },
    stopSession: async id => {
      asked.push(`stop ${id}`);
    },
    ...differing
  };
  return { stops: new SessionStops(client, async () => undefined), asked };
}

function refusal(code: string): () => Promise<never> {
  return () => Promise.reject(new GlueError({ code, message: 'No.' }));
}

const running: Session = session({ id: 'one', access_role: 'production' });

describe('SessionStops', () => {
  it('believes that a session has stopped once AWS says STOPPED', async () => {
    const { stops, asked } = aws(['READY', 'STOPPING', 'STOPPED']);

    const [stop] = await stops.stop([running]);

    expect(stop).toMatchObject({ phase: 'ended', status: 'STOPPED' });
    expect(asked).toEqual([
      'get one production',
      'stop one',
      'get one production',
      'get one production'
    ]);
  });

  it('tells of a session whose stop is refused that it runs, and why', async () => {
    const stopSession = refusal('access_denied');
    const { stops } = aws(['READY'], { stopSession });

    const [stop] = await stops.stop([running]);

    expect(stop).toMatchObject({
      phase: 'running',
      status: 'READY',
      error: { code: 'access_denied' }
    });
  });

  it('tells of a session that does not stop in a minute that it runs', async () => {
    const { stops } = aws(['READY']);

    const [stop] = await stops.stop([running]);

    expect(stop).toMatchObject({ phase: 'running', status: 'READY' });
  });

  it('waits for a session that can only be stopped once it is there', async () => {
    const refuses = [refusal('session_not_stoppable'), async () => undefined];
    const stopSession = (): Promise<void> => (refuses.shift() ?? refuses[0])();
    const { stops } = aws(['PROVISIONING', 'READY', 'STOPPED'], {
      stopSession
    });

    const [stop] = await stops.stop([running]);

    expect(stop.phase).toBe('ended');
  });

  it.each(['aws_throttled', 'aws_timeout', 'http_502'])(
    'goes on asking after %s, and tells what came of it',
    async code => {
      const failures = [refusal(code), refusal(code)];
      const answers = [session({ id: 'one' })];
      const { stops } = aws([], {
        session: async id =>
          answers.shift() ??
          failures.shift()?.() ??
          session({ id, status: 'STOPPED' })
      });

      const [stop] = await stops.stop([running]);

      expect(stop).toMatchObject({ phase: 'ended', status: 'STOPPED' });
    }
  );

  it('goes on after a stop that AWS was too busy for', async () => {
    const refuses = [refusal('aws_throttled'), async () => undefined];
    const stopSession = (): Promise<void> => (refuses.shift() ?? refuses[0])();
    const { stops } = aws(['READY', 'READY', 'STOPPED'], { stopSession });

    const [stop] = await stops.stop([running]);

    expect(stop.phase).toBe('ended');
  });

  it('tells of a session that has ended that it has, though its stop was refused', async () => {
    const { stops } = aws(['READY', 'STOPPED'], {
      stopSession: refusal('access_denied')
    });

    const [stop] = await stops.stop([running]);

    expect(stop).toMatchObject({ phase: 'ended', error: null });
  });

  it('claims nothing of a session that AWS goes on not telling about', async () => {
    const asked = jest.fn(refusal('aws_timeout'));
    const { stops } = aws([], { session: asked });

    const [stop] = await stops.stop([running]);

    expect(stop).toMatchObject({
      phase: 'unproven',
      status: 'READY',
      error: { code: 'aws_timeout' }
    });
    expect(asked.mock.calls.length).toBeLessThan(20);
  });

  it('takes a session for over that AWS knows no more', async () => {
    const { stops } = aws([], { session: refusal('session_not_found') });

    const [stop] = await stops.stop([running]);

    expect(stop).toMatchObject({ phase: 'ended', status: null });
  });

  it('goes on with the others where one fails, and tells of each', async () => {
    const others = Array.from({ length: 9 }, (_, index) =>
      session({ id: `other${index}`, arn: `arn:${index}` })
    );
    const { stops } = aws(['READY'], {
      session: async id =>
        session({ id, status: id === 'one' ? 'READY' : 'STOPPED' }),
      stopSession: refusal('access_denied')
    });
    const ended: string[] = [];
    stops.ended.connect((_, { session: { id } }) => ended.push(id));

    const all = await stops.stop([running, ...others]);

    expect(all.filter(({ phase }) => phase === 'ended')).toHaveLength(9);
    expect(ended).toHaveLength(10);
  });
});
