import { Signal } from '@lumino/signaling';

import type { GlueClient, SessionQuery } from '../api/client';
import { GlueError } from '../api/request';
import { discovered, session, sessionList } from '../testing/sessions';
import { ROLE_ARN } from '../testing/walkthrough';
import { SelectionModel } from './selection';
import { SessionsModel } from './sessions';

type Sessions = GlueClient['sessions'];

const made: SessionsModel[] = [];

afterEach(() => made.splice(0).forEach(model => model.dispose()));

function listing(
  answer: Sessions = async () => sessionList(session()),
  discovery: GlueClient['discovery'] = async () => false
) {
  const selection = new SelectionModel(null);
  const sessions = jest.fn<ReturnType<Sessions>, Parameters<Sessions>>(answer);
  const client = { sessions, discovery };
  const model = new SessionsModel({ client, selection });
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

/** Something of a list has arrived, and is told. */
function arrived(model: SessionsModel): Promise<void> {
  return new Promise(resolve => {
    model.changed.connect(() => {
      if (model.arriving) {
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

  describe('of several places', () => {
    const REGIONS = ['us-east-1', 'eu-west-1', 'eu-west-2'];

    it('shows what one place has before the others have answered', async () => {
      const { model, sessions } = listing(undefined, (_, { onLine }) => {
        onLine(discovered({ sessions: [session()] }));
        return new Promise(() => undefined);
      });
      model.widen({ regions: REGIONS });

      model.watch();
      await arrived(model);

      expect(model.arriving).toMatchObject({ answered: 1, places: 4 });
      expect(model.sessions).toEqual([session()]);
      expect(sessions).not.toHaveBeenCalled();
    });

    it('lists all of it, with tags, once all have answered', async () => {
      const { model, sessions } = listing(undefined, async (_, { onLine }) => {
        onLine(discovered({ sessions: [] }));
        return true;
      });
      model.widen({ regions: REGIONS });

      model.watch();
      await settled(model);

      expect(sessions).toHaveBeenCalledTimes(1);
      expect(model.sessions).toHaveLength(1);
      expect(model.arriving).toBeNull();
    });

    it('keeps what has arrived when the rest is given up', async () => {
      const { model } = listing(undefined, (_, { onLine }) => {
        onLine(discovered({ sessions: [session()] }));
        return new Promise(() => undefined);
      });
      model.widen({ regions: REGIONS });
      model.watch();
      await arrived(model);

      model.cancel();

      expect(model.state.isLoading).toBe(false);
      expect(model.sessions).toEqual([session()]);
    });

    it('says why the list failed in place of what had arrived', async () => {
      const { model } = listing(
        () =>
          Promise.reject(
            new GlueError({ code: 'aws_timeout', message: 'No.' })
          ),
        async (_, { onLine }) => {
          onLine(discovered({ sessions: [session()] }));
          return true;
        }
      );
      model.widen({ regions: REGIONS });

      model.watch();
      await settled(model);

      expect(model.state.phase).toBe('failed');
      expect(model.arriving).toBeNull();
    });

    it('lists them in one go where nothing can be had line by line', async () => {
      const { model } = listing(undefined, () =>
        Promise.reject(new GlueError({ code: 'http_404', message: 'No.' }))
      );
      model.widen({ regions: REGIONS });

      model.watch();
      await settled(model);

      expect(model.state.phase).toBe('ready');
    });

    it('leaves it to Glue to filter by tag, which lines are not', async () => {
      const discovery = jest.fn();
      const { model } = listing(undefined, discovery);
      model.widen({ regions: REGIONS, tags: { group: 'analytics' } });

      model.watch();
      await settled(model);

      expect(discovery).not.toHaveBeenCalled();
    });
  });

  it('looks into known places beside the picked one, and goes on showing them when that changes', async () => {
    const selection = new SelectionModel(null);
    const sessions = jest.fn(async () => sessionList(session()));
    const places = [{ role: ROLE_ARN, region: 'eu-west-1' }];
    const beside = { places, changed: new Signal<object, void>({}) };
    const client = { sessions, discovery: async () => false };
    const model = new SessionsModel({ client, selection, beside });
    made.push(model);
    model.watch();
    await settled(model);

    selection.update({ role_arn: 'arn:aws:iam::777788889999:role/Other' });

    expect(sessions).toHaveBeenCalledWith(
      { roles: [ROLE_ARN], regions: ['eu-west-1'], tags: {} },
      expect.anything()
    );
    expect(model.sessions).toHaveLength(1);
  });
});
