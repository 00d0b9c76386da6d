import { PromiseDelegate } from '@lumino/coreutils';

import type { Access } from '../api/types';
import { GlueError } from '../api/request';
import { fakePanel } from '../testing/fake-glue';
import * as walkthrough from '../testing/walkthrough';
import { pickRole, typeRole } from './roles';

const { access, connection, connections, role, ROLE_ARN } = walkthrough;
const OTHER_ARN = 'arn:aws:iam::777788889999:role/Other';
const refused = new GlueError({ code: 'role_not_assumable', message: 'No.' });

/** Lets every answer that is ready arrive. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}

describe('PanelModel', () => {
  it('asks nothing while the panel is hidden', async () => {
    const ask = {
      identity: jest.fn(async () => walkthrough.identity),
      roles: jest.fn(async () => ({ roles: [role()], errors: [] })),
      access: jest.fn(async () => access()),
      tagPresets: jest.fn(async () => walkthrough.presets()),
      cells: jest.fn(async () => walkthrough.cells)
    };
    const { glue } = fakePanel(ask);

    glue.selection.update(pickRole(role()));
    await settled();

    expect(Object.values(ask).flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it("lists the user's own account until a role is picked", async () => {
    const list = jest.fn(async () => connections());
    const { model } = fakePanel({ connections: list });

    model.setActive(true);
    await settled();

    expect(list).toHaveBeenCalledWith(
      { role: null, region: null },
      expect.anything()
    );
  });

  it('assumes a role as soon as it is picked, and lists what is there', async () => {
    const { glue, model } = fakePanel();
    model.setActive(true);
    await settled();

    glue.selection.update(pickRole(role()));
    await settled();

    expect(model.access.state.value?.account).toBe('444455556666');
    expect(model.connections.state.value?.connections).toHaveLength(1);
    expect(model.runtimeRoles.state.phase).toBe('ready');
  });

  it('lists nothing of an account that AWS does not let us into', async () => {
    const list = jest.fn(async () => connections());
    const { glue, model } = fakePanel({
      access: () => Promise.reject(refused),
      connections: list
    });
    glue.selection.update(pickRole(role()));

    model.setActive(true);
    await settled();

    expect(list).not.toHaveBeenCalled();
  });

  it('believes the role that was picked last, whatever is answered first', async () => {
    const slow = new PromiseDelegate<Access>();
    const { glue, model } = fakePanel({
      access: ({ role_arn }) =>
        role_arn === ROLE_ARN
          ? slow.promise
          : Promise.resolve(access({ account: '777788889999' })),
      connections: async ({ role: arn }) => connections(connection(arn ?? ''))
    });
    model.setActive(true);
    glue.selection.update(typeRole(ROLE_ARN));
    glue.selection.update(typeRole(OTHER_ARN));
    await settled();

    slow.resolve(access());
    await settled();

    expect(model.access.state.value?.account).toBe('777788889999');
    expect(model.connections.state.value?.connections[0].name).toBe(OTHER_ARN);
    expect(glue.notices.current?.message).toContain('7777-8888-9999');
  });

  it('keeps tags, connections and settings when another role is picked', async () => {
    const { glue, model } = fakePanel();
    model.setActive(true);
    glue.selection.update({
      tags: { group: 'analytics' },
      connections: ['session_vpc'],
      worker_type: 'G.2X'
    });

    glue.selection.update(pickRole(role()));

    expect(glue.selection.value).toMatchObject({
      tags: { group: 'analytics' },
      connections: ['session_vpc'],
      worker_type: 'G.2X'
    });
  });

  it('remembers a typed role that let us in', async () => {
    const { glue, model } = fakePanel();
    model.setActive(true);
    await settled();

    glue.selection.update(typeRole(OTHER_ARN));
    await settled();

    expect(model.recent.arns).toEqual([OTHER_ARN]);
  });

  it('tells it when AWS can not be asked at all', async () => {
    const unreachable = new GlueError({
      code: 'aws_unreachable',
      message: 'AWS could not be reached.'
    });
    const { glue, model } = fakePanel({
      identity: () => Promise.reject(unreachable)
    });

    model.setActive(true);
    await settled();

    expect(glue.notices.current).toMatchObject({
      kind: 'alert',
      code: 'aws_unreachable'
    });
  });

  it('keeps the connections in sight when a refresh fails', async () => {
    const answers = [
      Promise.resolve(connections(connection('session_vpc'))),
      Promise.reject(new GlueError({ code: 'aws_throttled', message: 'Slow.' }))
    ];
    const { model } = fakePanel({
      connections: () => answers.shift() ?? Promise.resolve(connections())
    });
    model.setActive(true);
    await settled();

    await model.refresh();

    expect(model.connections.state).toMatchObject({
      phase: 'stale',
      value: { connections: [{ name: 'session_vpc' }] }
    });
  });

  it('skips the caches of the server when everything is refreshed', async () => {
    const list = jest.fn(async () => connections());
    const { model } = fakePanel({ connections: list });
    model.setActive(true);
    await settled();

    await model.refresh();

    expect(list).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ refresh: true })
    );
  });

  it('asks for the tags that the administrator requires', async () => {
    const { model } = fakePanel({
      tagPresets: async () =>
        walkthrough.presets({ required_tag_keys: ['cost-center'] })
    });

    model.setActive(true);
    await settled();

    expect(model.tags.rows).toMatchObject([
      { key: 'cost-center', isRequired: true, problem: 'value_missing' }
    ]);
  });

  it('does no harm with answers that come after it is gone', async () => {
    const late = new PromiseDelegate<Access>();
    const { glue, model } = fakePanel({ access: () => late.promise });
    model.setActive(true);
    glue.selection.update(pickRole(role()));
    model.dispose();

    late.resolve(access());
    await settled();

    expect(glue.notices.current).toBeNull();
  });
});
