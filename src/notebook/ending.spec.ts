import { GlueError } from '../api/request';
import type { Session } from '../api/types';
import { session } from '../testing/sessions';
import { endSession } from './ending';

const PLACE = { role: null, region: 'us-east-1' };
const pause = async (): Promise<void> => undefined;

/** An AWS whose session goes through `statuses`, a question each. */
function clientThrough(...statuses: string[]) {
  let asked = 0;
  const status = (): string => statuses[Math.min(asked++, statuses.length - 1)];
  return {
    session: async (): Promise<Session> => session({ status: status() }),
    stopSession: jest.fn(async () => undefined)
  };
}

function refusing(code: string): () => Promise<never> {
  return () => Promise.reject(new GlueError({ code, message: 'No.' }));
}

it('believes that a session has ended when AWS says so', async () => {
  const client = clientThrough('READY', 'STOPPING', 'STOPPING', 'STOPPED');

  expect(await endSession(client, PLACE, 'a', pause)).toBe(true);
  expect(client.stopSession).toHaveBeenCalledTimes(1);
});

it('stops nothing that has ended', async () => {
  const client = clientThrough('TIMEOUT');

  expect(await endSession(client, PLACE, 'a', pause)).toBe(true);
  expect(client.stopSession).not.toHaveBeenCalled();
});

it('waits for a session that can not be stopped yet', async () => {
  const client = {
    ...clientThrough('PROVISIONING', 'READY', 'STOPPED'),
    stopSession: refusing('session_not_stoppable')
  };

  expect(await endSession(client, PLACE, 'a', pause)).toBe(true);
});

it('takes a session that AWS does not know for ended', async () => {
  const client = {
    ...clientThrough(''),
    session: refusing('session_not_found')
  };

  expect(await endSession(client, PLACE, 'a', pause)).toBe(true);
});

it('does not claim an end that never came', async () => {
  const client = clientThrough('STOPPING');

  expect(await endSession(client, PLACE, 'a', pause)).toBe(false);
});

it('passes on that AWS can not be asked', async () => {
  const client = { ...clientThrough(''), session: refusing('aws_unreachable') };

  await expect(endSession(client, PLACE, 'a', pause)).rejects.toMatchObject({
    code: 'aws_unreachable'
  });
});
