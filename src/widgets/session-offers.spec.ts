import { Notification } from '@jupyterlab/apputils';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue, fakeSessions, trans } from '../testing/fake-glue';
import { cost, session, SESSION_ID, startedSession } from '../testing/sessions';
import { Offers } from './session-offers';

afterEach(() => Notification.dismiss());

const EXPIRED = new GlueError({
  code: 'credentials_expired',
  message: 'The AWS credentials have expired.'
});

/** A page that opens, after one that left a session behind. */
async function open(
  ask: GlueClient['session'],
  remember: GlueClient['rememberSession'] = async () => startedSession()
) {
  const rememberSession = jest.fn(remember);
  const glue = fakeGlue({
    session: ask,
    rememberSession,
    startedSessions: async () => ({
      sessions: [startedSession({ kernel_id: null })],
      errors: []
    })
  });
  const sessions = fakeSessions(glue);
  await new Offers(sessions, trans).restore();
  return { sessions, rememberSession };
}

function messages(): string[] {
  return Notification.manager.notifications.map(({ message }) => message);
}

function press(label: string): void {
  const actions = Notification.manager.notifications.flatMap(
    ({ options }) => options.actions ?? []
  );
  const event = new MouseEvent('click');
  actions.find(action => action.label === label)?.callback(event);
}

describe('Offers', () => {
  it('tells of a session that was left running, and what it burns', async () => {
    await open(async () => session({ cost: cost() }));

    expect(messages()).toEqual([
      `The kernel of walk-through.ipynb has ended. Its Glue session ${SESSION_ID} goes on running, about $2.20 an hour.`
    ]);
  });

  it('says that it could not be checked, and why', async () => {
    await open(() => Promise.reject(EXPIRED));

    expect(messages()).toEqual([
      `Whether the Glue session ${SESSION_ID} of walk-through.ipynb still runs could not be checked. The AWS credentials have expired.`
    ]);
  });

  it('tries again on a click, and offers what it finds then', async () => {
    const answers = [EXPIRED, EXPIRED];
    const { sessions } = await open(async () => {
      const failure = answers.shift();
      return failure ? Promise.reject(failure) : session();
    });
    const found = new Promise(resolve =>
      sessions.started.stranded.connect(resolve)
    );

    press('Try again');
    await found;

    expect(messages()[0]).toContain('goes on running');
  });

  it('says why a session could not be noted, and what may come of that', async () => {
    const full = new GlueError({
      code: 'file_not_writable',
      message: 'No room.',
      hint: 'Make some.'
    });
    const { sessions } = await open(
      async () => session({ status: 'READY' }),
      () => Promise.reject(full)
    );
    Notification.dismiss();

    await sessions.started.keep(SESSION_ID);

    expect(messages()).toEqual([
      `Glue session ${SESSION_ID} could not be noted (file_not_writable). If it is left running, no page will say so. No room. Make some.`
    ]);
  });

  it('asks no more where the user does not want it', async () => {
    const { sessions, rememberSession } = await open(() =>
      Promise.reject(EXPIRED)
    );

    press('Do not ask again');

    expect(sessions.started.doubts.open.size).toBe(0);
    expect(rememberSession).toHaveBeenCalledWith(
      SESSION_ID,
      expect.objectContaining({ is_kept: true })
    );
  });
});
