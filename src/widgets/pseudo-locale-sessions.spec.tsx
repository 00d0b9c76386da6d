import { Dialog, Notification } from '@jupyterlab/apputils';
import {
  act,
  fireEvent,
  render,
  screen,
  waitFor
} from '@testing-library/react';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Session, SessionList } from '../api/types';
import type { GlueSessions } from '../model/glue-sessions';
import { rowsOf } from '../model/session-rows';
import { StatusModel } from '../model/status';
import { fakeGlue, fakePanel, fakeSessions } from '../testing/fake-glue';
import { FakeResizeObserver } from '../testing/fake-room';
import {
  pseudoLocale,
  pseudoTranslator,
  stringsIn,
  untranslated,
  untranslatedOf
} from '../testing/pseudo-locale';
import { cost, session, sessionList } from '../testing/sessions';
import { access } from '../testing/walkthrough';
import { RunningGlueSessions } from './running';
import { Offers } from './session-offers';
import { stopSessions } from './session-stop';
import { editTags } from './session-tags';
import { SessionsActions, SessionsBody, SessionsSummary } from './sessions';
import { StatusItem } from './status';

FakeResizeObserver.install();

const trans = pseudoLocale();

/** jsdom takes every <dialog> for a closed one. */
const hidden = true;

const FAILURE = new GlueError({ code: 'access_denied', message: 'AWS no.' });
const FAILED = {
  ...{ code: FAILURE.code, message: FAILURE.message, hint: '' },
  ...{ aws_code: null, request_id: null, role: null, region: 'us-east-1' }
};

function named(id: string, differing: Partial<Session> = {}): Session {
  return session({ id, arn: `arn:${id}`, cost: cost(), ...differing });
}

const UNKNOWN = new GlueError({ code: 'session_not_found', message: 'None.' });
const STOPPED = { status: 'STOPPED' };

/** Of each standing one, priced in each way: the user is called A:me. */
const SESSIONS: readonly Session[] = [
  named('s-1', { owner: 'A:me' }),
  named('s-2', { owner: 'A:me', status: 'FAILED', error_message: 'It broke.' }),
  named('s-3', {
    owner: 'A:other',
    auto_scaling: true,
    cost: cost({ is_upper_bound: true, basis: 'dpu_seconds' })
  }),
  named('s-4', { tags: null, owner: null, tags_error: FAILED, cost: null }),
  named('s-5', {
    tags: {},
    owner: null,
    worker_type: null,
    max_capacity: 2,
    cost: cost({ basis: 'execution_seconds', rate_source: 'settings' })
  }),
  named('s-6', {
    connections: [],
    status: 'STOPPED',
    completed_on: '2026-11-24T18:00:00Z',
    cost: cost({ rate_source: 'price_list', rate_as_of: null })
  })
];

const LIST: SessionList = {
  ...sessionList(...SESSIONS),
  errors: [FAILED],
  tags_pending: 1
};

/** What AWS tells, and the Regions and states that can be picked. */
const VALUES = [
  ...stringsIn([LIST, FAILURE.message]),
  ...['PROVISIONING', 'STOPPING', 'TIMEOUT'],
  ...['other', 'me', 'AssumeRoleSession']
];

/** When a session was created, as the page writes it. */
const CLOCK = /^\d.*[AP]M$/;

function leftIn(root: HTMLElement, ...more: unknown[]): string[] {
  const values = [...VALUES, ...stringsIn(more)];
  return untranslated(root, values).filter(text => !CLOCK.test(text));
}

beforeAll(() => {
  Dialog.translator = pseudoTranslator;
});

describe('in another language', () => {
  let dispose = (): void => undefined;

  afterEach(() => act(() => dispose()));

  /** The section in sight, AWS having answered. */
  async function look(answer: GlueClient['sessions'], phase = 'ready') {
    const { model } = fakePanel({ sessions: answer }, trans);
    dispose = () => model.dispose();
    model.sessions.homes.own('A:me');
    FakeResizeObserver.show();
    const given = { model, trans };
    const { container } = render(
      <>
        <SessionsActions {...given} />
        <SessionsSummary {...given} />
        <SessionsBody {...given} />
      </>
    );
    await act(() => model.identify());
    const { list } = model.sessions;
    await waitFor(() => expect(list.state.phase).toBe(phase));
    return { container, list };
  }

  it.each<[string, string, GlueClient['sessions']]>([
    ['filled', 'ready', async () => LIST],
    ['empty', 'ready', async () => sessionList()],
    ['on its way', 'loading', () => new Promise(() => undefined)],
    ['refused', 'failed', () => Promise.reject(FAILURE)]
  ])(
    'a list that is %s has no text left untranslated',
    async (_, phase, answer) => {
      const { container } = await look(answer, phase);

      expect(leftIn(container)).toEqual([]);
    }
  );

  it.each(SESSIONS.map(({ id }) => [id]))(
    'the details of session %s have no text left untranslated',
    async id => {
      const { container } = await look(async () => LIST);
      const state = screen.getByTitle(new RegExp(`^${id} `));

      fireEvent.click(state.querySelector('[aria-expanded]') ?? state);

      await screen.findByRole('region', { name: `⟦Session ${id}⟧` });
      expect(leftIn(container)).toEqual([]);
    }
  );

  it('groups, filters and marks have no text left untranslated', async () => {
    const { container, list } = await look(async () => LIST);
    act(() => list.widen({ tags: { group: 'analytics' } }));
    const name = '⟦Group by tag⟧';
    const group = await screen.findByRole('combobox', { name });

    fireEvent.change(group, { target: { value: 'group' } });
    fireEvent.click(screen.getByRole('button', { name: /Select all/ }));

    expect(leftIn(container)).toEqual([]);
  });
});

describe('in another language', () => {
  let opened: Promise<unknown> = Promise.resolve();

  async function leftInDialog(open: () => Promise<unknown>) {
    await act(async () => {
      opened = open();
    });
    const dialog = await screen.findByRole('dialog', { hidden });
    return leftIn(dialog, 'owner');
  }

  async function press(key: 'Enter' | 'Escape'): Promise<void> {
    const keyCode = { Enter: 13, Escape: 27 }[key];
    const dialog = screen.getByRole('dialog', { hidden });
    await act(async () => {
      fireEvent.keyDown(dialog, { key, keyCode });
    });
  }

  function sessionsOf(answers: Partial<GlueClient> = {}): GlueSessions {
    const sessions = fakeSessions(fakeGlue(answers));
    sessions.homes.own('A:me');
    return sessions;
  }

  it('the question before sessions are stopped has no text left untranslated', async () => {
    const sessions = sessionsOf();
    const rows = rowsOf(SESSIONS, sessions.homes.evidence);

    const left = await leftInDialog(() => stopSessions(sessions, rows, trans));

    expect(left).toEqual([]);
    await press('Escape');
    await opened;
  });

  it.each<[string, Partial<GlueClient>]>([
    ['has come to its end', { session: async () => named('s', STOPPED) }],
    ['AWS knows no more of', { session: () => Promise.reject(UNKNOWN) }],
    ['is on its way', { session: () => new Promise(() => undefined) }],
    ['is refused', { session: () => Promise.reject(FAILURE) }]
  ])('a stop that %s has no text left untranslated', async (_, answers) => {
    const sessions = sessionsOf(answers);
    const rows = rowsOf(SESSIONS.slice(0, 2), sessions.homes.evidence);
    await leftInDialog(() => stopSessions(sessions, rows, trans));

    await press('Enter');

    await screen.findByText('⟦Stopping 2 sessions⟧');
    expect(leftIn(screen.getByRole('dialog', { hidden }))).toEqual([]);
    await press('Escape');
  });

  it.each([
    ['that are known', named('s-1', { tags: { owner: 'A:me', '': 'x' } })],
    ['that can not be read', named('s-4', { tags: null })]
  ])('tags %s have no text left untranslated', async (_, edited) => {
    const left = await leftInDialog(() =>
      editTags(edited, sessionsOf(), trans)
    );

    expect(left).toEqual([]);
    await press('Escape');
    await opened;
  });
});

describe('in another language', () => {
  it.each([[SESSIONS.slice(0, 1)], [SESSIONS.slice(0, 3)], [[SESSIONS[3]]]])(
    'offer %# to stop sessions has no text left untranslated',
    stranded => {
      const sessions = fakeSessions(fakeGlue());
      const stranding = jest.spyOn(sessions.started.stranded, 'connect');
      const offers = new Offers(sessions, trans);
      const [[tell]] = stranding.mock.calls;

      tell.call(offers, sessions.started, stranded);

      const [{ message, options }] = Notification.manager.notifications;
      const labels = options.actions?.map(({ label }) => label) ?? [];
      expect(labels).toHaveLength(2);
      expect(untranslatedOf([message, ...labels], VALUES)).toEqual([]);
      Notification.dismiss();
    }
  );

  it.each<[string, GlueClient['sessions']]>([
    ['filled', async () => LIST],
    ['refused', () => Promise.reject(FAILURE)]
  ])(
    'the Running panel, %s, has no text left untranslated',
    async (_, answer) => {
      const sessions = fakeSessions(fakeGlue({ sessions: answer }));
      sessions.homes.own('A:me');
      const own = { sessions: async () => sessions };
      const running = new RunningGlueSessions(own, trans);
      const before = running.shutdownAllConfirmationText();

      FakeResizeObserver.show();
      await waitFor(() => expect(running.running()).not.toEqual([]));

      const texts = running
        .running()
        .flatMap(({ label, labelTitle, detail }) => [
          ...[label(), labelTitle?.(), detail?.()].map(String)
        ]);
      const { name, shutdownLabel, shutdownAllLabel } = running;
      const after = running.shutdownAllConfirmationText();
      expect(
        untranslatedOf(
          [...texts, name, shutdownLabel, shutdownAllLabel, before, after],
          [...VALUES, 'undefined']
        )
      ).toEqual([]);
    }
  );

  it.each([
    ['for an hour', 3_630_000, true],
    ['for a minute', 60_000, false],
    ['no more', -60_000, false]
  ])(
    'the status bar of a role that is open %s has no text left untranslated',
    async (_, ms, renews) => {
      const model = new StatusModel();
      const item = new StatusItem(model, () => undefined, trans);
      const expires_at = new Date(Date.now() + ms).toISOString();
      const amounts = [{ currency: 'USD', soFar: 0.44, perHour: 2.2 }];
      const sums = { count: 1, living: 1, amounts };
      await act(async () => {
        Widget.attach(item, document.body);
        await item.renderPromise;
      });

      act(() => {
        model.enter(access({ expires_at, renews }));
        model.burn({ own: sums, all: sums, since: new Date(0) });
      });

      expect(leftIn(item.node, access())).toEqual([]);
      act(() => item.dispose());
    }
  );
});
