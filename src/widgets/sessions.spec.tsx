import { Clipboard } from '@jupyterlab/apputils';
import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
  within
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Session, SessionList } from '../api/types';
import type { PanelModel } from '../model/panel';
import { fakePanel, trans } from '../testing/fake-glue';
import { FakeResizeObserver } from '../testing/fake-room';
import { cost, discovered, session, sessionList } from '../testing/sessions';
import { SessionsBody } from './sessions';

FakeResizeObserver.install();

let model: PanelModel | null = null;

afterEach(() => {
  act(() => model?.dispose());
});

function numbered(
  count: number,
  differing: (index: number) => Partial<Session> = () => ({})
): Session[] {
  return Array.from({ length: count }, (_, index) =>
    session({
      id: `s${index}`,
      arn: `arn:s${index}`,
      owner: `AROAEXAMPLE:user${index}`,
      cost: cost(),
      ...differing(index)
    })
  );
}

const failure = {
  code: 'access_denied',
  message: 'AWS denied glue:ListSessions.',
  hint: '',
  aws_code: null,
  request_id: null,
  role: 'arn:aws:iam::999988887777:role/Auditor'
};

/** The section, in sight, AWS having let the user in; the list as AWS tells it. */
async function look(list: SessionList, answers: Partial<GlueClient> = {}) {
  const panel = fakePanel({ sessions: async () => list, ...answers });
  model = panel.model;
  const user = userEvent.setup();
  FakeResizeObserver.show();
  render(<SessionsBody model={panel.model} trans={trans} />);
  await act(() => panel.model.identify());
  await waitFor(() =>
    expect(panel.model.sessions.list.state.phase).toBe('ready')
  );
  return { user, sessions: panel.model.sessions };
}

/** jsdom does not open <dialog> elements, and takes what is in them for hidden. */
const hidden = true;

/** Presses a dialog's button. */
async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name, hidden }));
  await act(async () => undefined);
}

function rows(): HTMLElement[] {
  const list = screen.getByRole('list', { name: 'Sessions' });
  return within(list).getAllByRole('listitem');
}

describe('SessionsBody', () => {
  it('asks nothing before AWS lets the user in', async () => {
    const sessions = jest.fn();
    const panel = fakePanel({ sessions });
    model = panel.model;
    FakeResizeObserver.show();

    render(<SessionsBody model={panel.model} trans={trans} />);

    screen.getByText('Listed as soon as AWS lets you in.');
    expect(sessions).not.toHaveBeenCalled();
  });

  it('asks nothing while it is folded, or the sidebar closed', async () => {
    const sessions = jest.fn();
    const panel = fakePanel({ sessions });
    model = panel.model;

    render(<SessionsBody model={panel.model} trans={trans} />);
    await act(() => panel.model.identify());

    expect(sessions).not.toHaveBeenCalled();
  });

  it('is asked for anew where everything is', async () => {
    const sessions = jest.fn(async () => sessionList(session()));
    await look(sessionList(session()), { sessions });

    await act(async () => model?.refresh());

    await waitFor(() => expect(sessions).toHaveBeenCalledTimes(2));
  });

  it('says of each session its state, whose it is, how old, and what it costs', async () => {
    await look(sessionList(session({ owner: 'A:alice', cost: cost() })));

    expect(rows().map(row => row.textContent)).toEqual([
      'READYalice1 min · about $0.44 · $2.20/h'
    ]);
  });

  it("calls the user's own without a kernel an orphan, and says what it burns", async () => {
    await look(sessionList(session({ owner: 'AIDAEXAMPLE', cost: cost() })));

    screen.getByText(/1 orphan: your session, running without a kernel here./);
    expect(rows()[0].textContent).toContain('no kernel · burns $2.20/h');
  });

  it('draws of two thousand sessions only those in sight, and tells their number', async () => {
    await look(sessionList(...numbered(2000)));

    screen.getByText(
      /^2000 sessions, 2000 running · about \$4,400\.00 an hour/
    );
    expect(rows().length).toBeLessThan(40);
    expect(rows()[0].getAttribute('aria-setsize')).toBe('2000');
  });

  it('filters by what is typed, and sums up what is left', async () => {
    const { user } = await look(
      sessionList(...numbered(3, index => ({ tags: { team: `t${index}` } })))
    );

    await user.type(
      screen.getByRole('searchbox', { name: 'Filter sessions' }),
      'team=t1'
    );

    expect(rows()).toHaveLength(1);
    screen.getByText(/^1 session, 1 running/);
  });

  it("groups by a tag's value, with the sums of each group", async () => {
    await look(
      sessionList(
        ...numbered(3, index => ({ tags: { team: index < 2 ? 'a' : 'b' } }))
      )
    );

    fireEvent.change(screen.getByRole('combobox', { name: 'Group by tag' }), {
      target: { value: 'team' }
    });

    expect(rows()[0].textContent).toBe(
      'team=a2 of 2 running · about $0.88 · $4.40/h'
    );
    expect(rows()[3].textContent).toContain('team=b1 of 1 running');
  });

  it('tells of an account that fails beside one that answers', async () => {
    await look({
      ...sessionList(session()),
      errors: [
        { ...failure, region: 'us-east-1' },
        { ...failure, region: 'eu-west-1' }
      ]
    });

    screen.getByText(
      'Auditor · us-east-1, eu-west-1: AWS denied glue:ListSessions.'
    );
    expect(rows()).toHaveLength(1);
  });

  it('keeps the sessions of an account that fails meanwhile, and says that they are of before', async () => {
    const theirs = session({ arn: 'arn:theirs', access_role: failure.role });
    const errors = [{ ...failure, hint: 'Later.', region: 'us-east-1' }];
    const lists = [
      sessionList(session(), theirs),
      { ...sessionList(session()), errors }
    ];
    const { sessions } = await look(lists[0], {
      sessions: async () => lists.shift() ?? sessionList()
    });

    await act(() => sessions.list.reload());

    expect(rows()).toHaveLength(2);
    screen.getByText(
      'Later. Its sessions stand here as they were listed before.'
    );
    screen.getByText('access_denied');
  });

  it('does not call empty what nobody was let into', async () => {
    const errors = [{ ...failure, region: 'us-east-1' }];
    await look({ ...sessionList(), errors, as_of: null });

    screen.getByText('Sessions could not be listed in any of the places.');
    screen.getByText('Auditor · us-east-1: AWS denied glue:ListSessions.');
    expect(screen.queryByText(/No session here/)).toBeNull();
  });

  it('says of an empty list that a part of it is missing', async () => {
    const errors = [{ ...failure, region: 'us-east-1' }];
    await look({ ...sessionList(), errors });

    screen.getByText('No session here. Not all places could be listed.');
  });

  it('lists what has arrived while other places have not answered, and says how many have', async () => {
    const panel = fakePanel({
      discovery: (_, { onLine }) => {
        onLine(discovered({ sessions: [session({ owner: 'A:alice' })] }));
        return new Promise(() => undefined);
      }
    });
    model = panel.model;
    model.sessions.list.widen({ regions: ['us-east-1', 'eu-west-1'] });
    FakeResizeObserver.show();
    render(<SessionsBody model={panel.model} trans={trans} />);
    await act(() => panel.model.identify());

    await screen.findByText('1 of 3 places have answered.');

    expect(rows()[0].textContent).toContain('READYalice');
    await press('Cancel');
    screen.getByText('Given up after 1 of 3 places.');
    expect(rows()).toHaveLength(1);
  });

  it('does not call unreadable tags no tags', async () => {
    const { user } = await look(
      sessionList(
        session({
          tags: null,
          tags_error: {
            code: 'access_denied',
            message: 'AWS denied glue:GetTags.',
            hint: '',
            aws_code: null,
            request_id: null
          }
        })
      )
    );

    await user.click(screen.getByRole('button', { expanded: false }));

    screen.getByText('Tags not readable. AWS denied glue:GetTags.');
    expect(screen.queryByText('No tags.')).toBeNull();
  });

  it('asks before it stops the selected ones, naming each, its owner and cost', async () => {
    const stopSession = jest.fn();
    const { user } = await look(sessionList(...numbered(2)), { stopSession });

    await user.click(screen.getByRole('button', { name: /^Select all 2/ }));
    await user.click(screen.getByRole('button', { name: 'Stop 2 sessions' }));

    await screen.findByText('Stop 2 sessions?');
    const named = within(
      screen.getByRole('list', { name: 'Sessions to stop', hidden })
    ).getAllByRole('listitem', { hidden });
    expect(named.map(row => row.textContent)).toEqual([
      'READYuser0s0owner: user0 · 1 min · about $0.44',
      'READYuser1s1owner: user1 · 1 min · about $0.44'
    ]);
    await press('Cancel');
    expect(stopSession).not.toHaveBeenCalled();
  });

  it('says of a session whose stop is refused that it goes on running, and why', async () => {
    const { user } = await look(sessionList(...numbered(1)), {
      session: async id => session({ id, status: 'READY' }),
      stopSession: () =>
        Promise.reject(
          new GlueError({ code: 'access_denied', message: 'AWS denied it.' })
        )
    });

    await user.click(screen.getByRole('button', { name: 'Stop session s0' }));
    await press('Stop 1 session');

    await screen.findByText('1 session goes on running, and costing.');
    screen.getByText('still READY: AWS denied it.');
    await press('Close');
  });

  it('copies the line that reads the tags without asking AWS, which may not tell them', async () => {
    const sessionTags = jest.fn();
    const copied = jest.spyOn(Clipboard, 'copyToSystem');
    copied.mockImplementation(() => undefined);
    const { user } = await look(sessionList(session()), { sessionTags });
    await user.click(screen.getByRole('button', { expanded: false }));

    await user.click(
      screen.getByRole('button', { name: 'Copy get-tags command' })
    );

    expect(copied).toHaveBeenCalledWith(
      expect.stringContaining(`get-tags --resource-arn ${session().arn}`)
    );
    expect(sessionTags).not.toHaveBeenCalled();
  });
});
