import type { SessionQuery } from '../api/client';
import { GlueError } from '../api/request';
import { session, sessionList } from '../testing/sessions';
import { askAll, queriesFor, withOld } from './session-queries';

const QUERIES = queriesFor([
  { role: 'a', region: 'us-east-1' },
  { role: 'b', region: 'eu-west-1' }
]);

const DENIED = new GlueError({ code: 'access_denied', message: 'No.' });

describe('queriesFor', () => {
  it('asks for each place once, and for none beside them', () => {
    const places = [
      { role: 'a', region: 'us-east-1' },
      { role: null, region: 'us-east-1' },
      { role: 'b', region: 'eu-west-1' },
      { role: 'a', region: 'us-east-1' }
    ];

    expect(queriesFor(places)).toEqual([
      { roles: ['a', null], regions: ['us-east-1'], tags: {} },
      { roles: ['b'], regions: ['eu-west-1'], tags: {} }
    ]);
  });
});

describe('askAll', () => {
  it('makes one list of all answers, each session once', async () => {
    const sessions = async ({ roles }: SessionQuery) =>
      sessionList(session(), session({ arn: `arn:${roles[0]}` }));

    const list = await askAll({ sessions }, QUERIES, {});

    expect(list.sessions.map(({ arn }) => arn)).toEqual([
      session().arn,
      'arn:a',
      'arn:b'
    ]);
  });

  it('tells of a place that fails beside one that answers', async () => {
    const sessions = async ({ roles }: SessionQuery) =>
      roles[0] === 'b' ? Promise.reject(DENIED) : sessionList(session());

    const list = await askAll({ sessions }, QUERIES, {});

    expect(list.sessions).toHaveLength(1);
    expect(list.errors).toEqual([
      expect.objectContaining({ code: 'access_denied', role: 'b' })
    ]);
  });

  it('fails where all places do', async () => {
    const sessions = () => Promise.reject(DENIED);

    await expect(askAll({ sessions }, QUERIES, {})).rejects.toBe(DENIED);
  });
});

describe('withOld', () => {
  const here = session({ arn: 'arn:here', access_role: 'a' });
  const there = session({
    ...{ arn: 'arn:there', access_role: 'b' },
    created_on: '2026-01-01T00:00:00Z'
  });
  const failure = {
    ...{ code: 'throttled', message: 'Later.', hint: '', remedy: '' },
    ...{ aws_code: null, request_id: null, role: 'b', region: 'us-east-1' }
  };

  it('keeps what ran in a place that can not be listed now, and says so', () => {
    const now = { ...sessionList(here), errors: [failure] };

    const list = withOld(now, sessionList(here, there));

    expect(list.sessions).toEqual([here, there]);
    expect([...list.old]).toEqual(['arn:there']);
  });

  it('puts them where they belong: those that live first', () => {
    const over = session({ arn: 'arn:over', status: 'STOPPED' });
    const now = { ...sessionList(here, over), errors: [failure] };

    const { sessions } = withOld(now, sessionList(there));

    expect(sessions.map(({ arn }) => arn).at(-1)).toBe('arn:over');
  });

  it('lets go what has gone from a place that was listed', () => {
    const list = withOld(sessionList(there), sessionList(here, there));

    expect(list.sessions).toEqual([there]);
  });

  it('lets go what has gone from a place that told of some sessions only', () => {
    const gone = session({ arn: 'arn:gone', access_role: 'b' });
    const now = { ...sessionList(there), errors: [failure] };

    expect(withOld(now, sessionList(there, gone)).sessions).toEqual([there]);
  });

  it('brings back no session of another place', () => {
    const elsewhere = session({ ...there, region: 'eu-west-1' });
    const now = { ...sessionList(here), errors: [failure] };

    expect(withOld(now, sessionList(elsewhere)).sessions).toEqual([here]);
  });
});
