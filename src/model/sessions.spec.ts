import type { GlueClient, SessionQuery } from '../api/client';
import { GlueError } from '../api/request';
import { sessionList, session } from '../testing/sessions';
import { ROLE_ARN } from '../testing/walkthrough';
import { SelectionModel } from './selection';
import { SessionsModel } from './sessions';

type Sessions = GlueClient['sessions'];

const made: SessionsModel[] = [];

afterEach(() => made.splice(0).forEach(model => model.dispose()));

function listing(answer: Sessions = async () => sessionList(session())) {
  const selection = new SelectionModel(null);
  const sessions = jest.fn<ReturnType<Sessions>, Parameters<Sessions>>(answer);
  const model = new SessionsModel({ client: { sessions }, selection });
  made.push(model);
  const asked = (): (SessionQuery | undefined)[] =>
    sessions.mock.calls.map(([query]) => query);
  return { model, selection, sessions, asked };
}

/** The list has changed, and nothing is awaited. */
function settled(model: SessionsModel): Promise<void> {
  return new Promise(resolve => {
    model.changed.connect(() => {
      if (!model.state.isLoading && model.state.phase !== 'idle') {
        resolve();
      }
    });
  });
}

describe('SessionsModel', () => {
  it('asks nothing before somebody looks', async () => {
    const { model, selection, sessions } = listing();

    selection.update({ role_arn: ROLE_ARN });
    model.widen({ regions: ['eu-west-1'] });
    model.hurry();

    expect(sessions).not.toHaveBeenCalled();
  });

  it('lists the picked place as soon as somebody looks', async () => {
    const { model, selection, asked } = listing();
    selection.update({ role_arn: ROLE_ARN, region: 'us-east-1' });

    model.watch();
    await settled(model);

    expect(asked()).toEqual([
      { roles: [ROLE_ARN], regions: ['us-east-1'], tags: {} }
    ]);
    expect(model.state.value?.sessions).toHaveLength(1);
  });

  it('lists other roles and Regions beside the picked one, and lets Glue filter by tag', async () => {
    const { model, selection, asked } = listing();
    selection.update({ role_arn: ROLE_ARN });

    model.widen({
      roles: ['profile:other', ROLE_ARN],
      regions: ['eu-west-1'],
      tags: { group: 'analytics' }
    });
    model.watch();
    await settled(model);

    expect(asked()).toEqual([
      {
        roles: [ROLE_ARN, 'profile:other'],
        regions: [null, 'eu-west-1'],
        tags: { group: 'analytics' }
      }
    ]);
  });

  it('asks anew when another role is picked, and forgets the other account at once', async () => {
    const { model, selection, asked } = listing();
    model.watch();
    await settled(model);

    selection.update({ role_arn: ROLE_ARN });

    expect(model.state.value).toBeNull();
    await settled(model);
    expect(asked().map(query => query?.roles)).toEqual([[null], [ROLE_ARN]]);
  });

  it('keeps the last list when a refresh fails, and says why', async () => {
    const answers = [Promise.resolve(sessionList(session()))];
    const refused = new GlueError({ code: 'aws_throttled', message: 'Slow.' });
    const { model } = listing(() => answers.shift() ?? Promise.reject(refused));
    model.watch();
    await settled(model);

    await model.reload();

    expect(model.state).toMatchObject({ phase: 'stale', error: refused });
    expect(model.state.value?.sessions).toHaveLength(1);
  });

  it('asks nothing more once nobody looks', async () => {
    const { model, sessions } = listing();
    const watch = model.watch();
    await settled(model);

    watch.dispose();
    model.hurry();

    expect(sessions).toHaveBeenCalledTimes(1);
  });
});
