import { waitFor } from '@testing-library/dom';

import type { GlueClient } from '../api/client';
import {
  fakeGlue,
  fakeSessions,
  FakeSurroundings,
  trans
} from '../testing/fake-glue';
import { FakeResizeObserver } from '../testing/fake-room';
import { cost, session, sessionList } from '../testing/sessions';
import { RunningGlueSessions } from './running';

FakeResizeObserver.install();

/** The Running panel's section, out of sight at first; two sessions run, and one of them is the user's own. */
function section(answers: Partial<GlueClient> = {}) {
  const list = sessionList(
    session({ id: 'mine', arn: 'arn:mine', owner: 'A:me', cost: cost() }),
    session({ id: 'other', arn: 'arn:other', owner: 'A:other' })
  );
  const asked = jest.fn(async () => list);
  const around = new FakeSurroundings();
  const glue = fakeGlue({ sessions: asked, ...answers });
  const sessions = fakeSessions(glue, around);
  sessions.homes.own('A:me');
  const running = new RunningGlueSessions(
    { sessions: async () => sessions },
    trans
  );
  return { running, asked, around };
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
    expect(running.shutdownAllConfirmationText()).toContain(
      '1 session of yours'
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
