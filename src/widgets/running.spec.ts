import { waitFor } from '@testing-library/dom';

import type { GlueClient } from '../api/client';
import type { SessionList } from '../api/types';
import {
  fakeGlue,
  fakeSessions,
  FakeSurroundings,
  trans
} from '../testing/fake-glue';
import { FakeResizeObserver } from '../testing/fake-room';
import {
  cost,
  session,
  sessionList,
  startedSession
} from '../testing/sessions';
import * as walkthrough from '../testing/walkthrough';
import { RunningGlueSessions } from './running';

FakeResizeObserver.install();

/** The Running panel's section, out of sight at first; two sessions run, and one of them is the user's own. */
function section(answers: Partial<GlueClient> = {}) {
  const list = sessionList(
    session({ id: 'mine', arn: 'arn:mine', owner: 'A:me', cost: cost() }),
    session({ id: 'other', arn: 'arn:other', owner: 'A:other' })
  );
  const asked = jest.fn<
    Promise<SessionList>,
    Parameters<GlueClient['sessions']>
  >(async () => list);
  const around = new FakeSurroundings();
  const identity = async () => ({ ...walkthrough.identity, user_id: 'A:me' });
  const glue = fakeGlue({ sessions: asked, identity, ...answers });
  const sessions = fakeSessions(glue, around);
  const running = new RunningGlueSessions(
    { sessions: async () => sessions },
    trans
  );
  return { running, asked, around, sessions };
}

function labels(running: RunningGlueSessions): unknown[] {
  return running.running().map(item => item.label());
}

describe('the section "Glue sessions" of the Running panel', () => {
  it('asks nothing before it is looked at', () => {
    const { running, asked } = section();

    running.refreshRunning();

    expect(labels(running)).toEqual([]);
    expect(asked).not.toHaveBeenCalled();
  });

  it("lists the user's own sessions, and nobody else's", async () => {
    const { running } = section();

    FakeResizeObserver.show();

    await waitFor(() => expect(labels(running)).toEqual(['no notebook here']));
    expect(running.running()[0].detail?.()).toBe(
      'READY · no kernel · burns $2.20/h · 1 min'
    );
  });

  it('names the sessions before it stops all of them, with owner and cost', async () => {
    const { running } = section();

    FakeResizeObserver.show();

    await waitFor(() => expect(labels(running)).toHaveLength(1));
    expect(running.shutdownAllConfirmationText()).toBe(
      'This stops 1 session of yours. What runs in it is broken off. — 1 session, 1 running · about $2.20 an hour, $0.44 so far — no notebook here (mine, owner: you, 4444-5555-6666 · us-east-1, about $0.44, $2.20/h)'
    );
  });

  it('names no more of them than can be read', async () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      session({ id: `s${index}`, arn: `arn:${index}`, owner: 'A:me' })
    );
    const { running } = section({ sessions: async () => sessionList(...many) });

    FakeResizeObserver.show();

    await waitFor(() => expect(labels(running)).toHaveLength(8));
    expect(running.shutdownAllConfirmationText()).toMatch(/; and 2 more$/);
  });

  it("looks into the places of the user's other sessions, whichever notebook is in front", async () => {
    const { running, asked, sessions } = section();
    await sessions.started.restore([
      startedSession({
        role: 'profile:other',
        region: 'eu-west-1',
        is_kept: true
      })
    ]);

    FakeResizeObserver.show();

    await waitFor(() => expect(labels(running)).toHaveLength(1));
    expect(asked).toHaveBeenCalledWith(
      { roles: ['profile:other'], regions: ['eu-west-1'], tags: {} },
      expect.anything()
    );
  });

  it('says what kept AWS from answering', async () => {
    const { running } = section({
      sessions: () => Promise.reject(new Error('No way to AWS.'))
    });

    FakeResizeObserver.show();

    await waitFor(() => expect(labels(running)).toEqual(['No way to AWS.']));
  });
});
