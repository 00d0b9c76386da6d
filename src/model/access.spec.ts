import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeClient } from '../testing/fake-client';
import { trans } from '../testing/fake-glue';
import { access, ROLE_ARN } from '../testing/walkthrough';
import { AccessModel } from './access';
import { NoticeModel } from './notices';

const REQUEST = { role_arn: ROLE_ARN, region: 'us-east-1' };
const refused = new GlueError({
  code: 'role_not_assumable',
  message: 'AWS did not let you assume the role.',
  hint: 'The trust policy may not name you.'
});

function at(time: string, answer: GlueClient['access']) {
  const notices = new NoticeModel();
  const client = fakeClient({ access: answer });
  const now = (): number => Date.parse(time);
  return { notices, model: new AccessModel({ client, notices, trans, now }) };
}

describe('AccessModel', () => {
  it('tells which account a role led into', async () => {
    const { model, notices } = at('2026-11-24T12:00:00Z', async () => access());

    await model.assume(REQUEST);

    expect(notices.current).toMatchObject({
      kind: 'status',
      message: 'Role assumed in account 4444-5555-6666.'
    });
  });

  it('leaves what was told while the role was being assumed', async () => {
    const { model, notices } = at('2026-11-24T12:00:00Z', async () => access());
    const loaded = { kind: 'status', code: 'loaded', message: '', hint: '' };

    const assumed = model.assume(REQUEST);
    notices.tell({ ...loaded, kind: 'status' });
    await assumed;

    expect(notices.current?.code).toBe('loaded');
  });

  it('tells a refusal with its code, and keeps what can be done', async () => {
    const { model, notices } = at('2026-11-24T12:00:00Z', () =>
      Promise.reject(refused)
    );

    const isIn = await model.assume(REQUEST);

    expect(isIn).toBe(false);
    expect(notices.current).toMatchObject({
      kind: 'alert',
      code: 'role_not_assumable'
    });
    expect(model.state.error?.hint).toBe('The trust policy may not name you.');
  });

  it('counts the minutes until the credentials end', async () => {
    const { model } = at('2026-11-24T12:07:30Z', async () => access());

    await model.assume(REQUEST);

    expect(model.minutesLeft).toBe(52);
  });

  it('never counts below nothing', async () => {
    const { model } = at('2026-11-24T15:00:00Z', async () => access());

    await model.assume(REQUEST);

    expect(model.minutesLeft).toBe(0);
  });

  it('does not count down credentials that do not end', async () => {
    const { model } = at('2026-11-24T12:00:00Z', async () =>
      access({ expires_at: null })
    );

    await model.assume(REQUEST);

    expect(model.minutesLeft).toBeNull();
  });

  it('asks anew for credentials that are about to end, and says nothing', async () => {
    const ask = jest.fn(async () => access());
    const { model, notices } = at('2026-11-24T12:57:00Z', ask);
    await model.assume(REQUEST);
    notices.tell(null);

    await model.look();

    expect(ask).toHaveBeenCalledTimes(2);
    expect(notices.current).toBeNull();
  });

  it('does not ask anew for what the server does not renew', async () => {
    const ask = jest.fn(async () => access({ renews: false }));
    const { model } = at('2026-11-24T12:57:00Z', ask);
    await model.assume(REQUEST);

    await model.look();

    expect(ask).toHaveBeenCalledTimes(1);
  });
});
