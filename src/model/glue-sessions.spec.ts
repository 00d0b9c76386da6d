import { GlueError } from '../api/request';
import { fakeGlue, fakeSessions } from '../testing/fake-glue';
import { cost, session, sessionList } from '../testing/sessions';
import { identity, ROLE_ARN } from '../testing/walkthrough';

const MINE = session({ owner: identity.user_id, cost: cost() });

describe('GlueSessions', () => {
  it('has the status bar know that a session burns no more, though nobody looks at the list', async () => {
    const glue = fakeGlue({
      sessions: async () => sessionList(MINE),
      session: async () => session({ status: 'STOPPED' })
    });
    const sessions = fakeSessions(glue);
    await sessions.identify();
    await sessions.list.reload();
    const before = glue.status.value.burn?.own.living;

    await sessions.stops.stop([MINE]);

    expect(before).toBe(1);
    expect(glue.status.value.burn?.own.living).toBe(0);
  });

  it('forgets what burned in a place that is no longer picked', async () => {
    const glue = fakeGlue({ sessions: async () => sessionList(MINE) });
    const sessions = fakeSessions(glue);
    await sessions.list.reload();

    glue.selection.update({ role_arn: ROLE_ARN });

    expect(glue.status.value.burn).toBeNull();
  });

  it('names the user in the status bar while no role is picked', async () => {
    const glue = fakeGlue();
    const sessions = fakeSessions(glue);
    await sessions.identify();
    const before = glue.status.value.identity;

    glue.selection.update({ role_arn: ROLE_ARN });

    expect(before).toBe(identity);
    expect(glue.status.value.identity).toBeNull();
  });

  it('asks who the user is again where AWS did not say', async () => {
    const answers = [
      () => Promise.reject(new GlueError({ code: 'aws_timeout', message: '' })),
      async () => identity
    ];
    const glue = fakeGlue({
      identity: () => (answers.shift() ?? answers[0])()
    });
    const sessions = fakeSessions(glue);

    await sessions.identify();
    await sessions.identify();

    expect([...sessions.homes.evidence.owners]).toEqual([identity.user_id]);
  });
});
