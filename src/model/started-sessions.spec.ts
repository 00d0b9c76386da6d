import { Signal } from '@lumino/signaling';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Session } from '../api/types';
import type { NotebookLife } from '../notebook/life';
import { createdSession } from '../notebook/outputs';
import { fakeClient } from '../testing/fake-client';
import { FakeKernels } from '../testing/fake-glue';
import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs } from '../testing/notebooks';
import { session, SESSION_ID, startedSession } from '../testing/sessions';
import { ROLE_ARN } from '../testing/walkthrough';
import { Homes } from './homes';
import { StartedModel } from './started-sessions';

hushYjs();

const STARTED = createdSession(KERNEL.start.outputs) ?? '';

const open: FakeNotebook[] = [];

afterEach(() => open.splice(0).forEach(made => made.dispose()));

/** A notebook beside a server that remembers, and an AWS that answers as `answers` says. */
function starting(answers: Partial<GlueClient> = {}) {
  const made = new FakeNotebook();
  made.fill(code('print(1)'));
  open.push(made);
  const remembered: [string, object][] = [];
  const forgotten: string[] = [];
  const disk = { isFull: false };
  const client = fakeClient({
    readCells: async () => ({
      selection: { role_arn: ROLE_ARN, region: 'us-east-1' },
      findings: []
    }),
    rememberSession: async (id, seen) => {
      if (disk.isFull) {
        throw refusal('file_not_writable');
      }
      remembered.push([id, seen]);
      return startedSession({ id, ...seen });
    },
    forgetSession: async id => {
      forgotten.push(id);
    },
    ...answers
  });
  const added = new Signal<object, NotebookLife>({});
  const kernels = new FakeKernels(['kernel-1']);
  const homes = new Homes({ all: [made.life], added }, kernels);
  const started = new StartedModel({ client, homes, pause: async () => {} });
  const told: string[] = [];
  started.stranded.connect((_, all) => all.forEach(({ id }) => told.push(id)));
  const unwritten: string[][] = [];
  started.unwritten.connect((_, { id, error }) =>
    unwritten.push([id, error.code])
  );
  homes.follow();
  return {
    made,
    homes,
    started,
    remembered,
    forgotten,
    told,
    disk,
    unwritten
  };
}

function refusal(code: string): GlueError {
  return new GlueError({ code, message: 'No.' });
}

/** An AWS that answers one of these a question, the last one ever after. */
function answering(...answers: (Session | GlueError)[]): GlueClient['session'] {
  return async () => {
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? null;
    return answer instanceof GlueError
      ? Promise.reject(answer)
      : session(answer ?? {});
  };
}

/** What was begun has been done. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    await Promise.resolve();
  }
}

describe('StartedModel', () => {
  it('has the server remember a session, and where it runs', async () => {
    const { made, remembered } = starting();

    made.ran(0, KERNEL.start);
    await settle();

    expect(remembered).toEqual([
      [
        STARTED,
        {
          path: 'walk-through.ipynb',
          kernel_id: 'kernel-1',
          role: ROLE_ARN,
          region: 'us-east-1',
          is_kept: false
        }
      ]
    ]);
  });

  it('has the server remember it while the first cell still runs', async () => {
    const { made, remembered } = starting();

    made.prints(`Waiting for session ${STARTED} to get into ready status...\n`);
    await settle();

    expect(remembered.map(([id]) => id)).toEqual([STARTED]);
  });

  it('tells once that a session could not be written down, and writes it with the next list', async () => {
    const { made, started, remembered, disk, unwritten } = starting();
    disk.isFull = true;
    made.ran(0, KERNEL.start);
    await settle();
    await started.recognise([]);
    expect(remembered).toEqual([]);

    disk.isFull = false;
    await started.recognise([]);
    await started.recognise([]);

    expect(unwritten).toEqual([[STARTED, 'file_not_writable']]);
    expect(remembered.map(([id]) => id)).toEqual([STARTED]);
  });

  it('writes nothing down any more about a session that has ended', async () => {
    const { made, started, remembered, disk } = starting();
    disk.isFull = true;
    made.ran(0, KERNEL.start);
    await settle();
    await started.forget(STARTED);

    disk.isFull = false;
    await started.recognise([]);

    expect(remembered).toEqual([]);
  });

  it('tells of a session that goes on running after its kernel', async () => {
    const { made, told } = starting({ session: async id => session({ id }) });
    made.ran(0, KERNEL.start);
    await settle();

    made.restart();
    await settle();

    expect(told).toEqual([STARTED]);
  });

  it('forgets a session that the kernel has stopped as it ended', async () => {
    const states = ['READY', 'STOPPED'];
    const { made, told, forgotten } = starting({
      session: async id => session({ id, status: states.shift() })
    });
    made.ran(0, KERNEL.start);
    await settle();

    made.restart();
    await settle();

    expect(told).toEqual([]);
    expect(forgotten).toEqual([STARTED]);
  });

  it('tells of sessions that were left running while no page was open', async () => {
    const { started, told } = starting({
      session: async id => session({ id })
    });

    await started.restore([
      startedSession({ id: 'one', kernel_id: 'gone' }),
      startedSession({ id: 'two', kernel_id: null })
    ]);

    expect(told).toEqual(['one', 'two']);
  });

  it('does not ask AWS about one that the user wants to keep', async () => {
    const asked = jest.fn();
    const { started, told } = starting({ session: asked });

    await started.restore([startedSession({ is_kept: true })]);

    expect(asked).not.toHaveBeenCalled();
    expect(told).toEqual([]);
  });

  it('forgets one that AWS knows no more', async () => {
    const { started, told, forgotten } = starting({
      session: () =>
        Promise.reject(
          new GlueError({ code: 'session_not_found', message: 'Gone.' })
        )
    });

    await started.restore([
      startedSession({ id: 'gone', kernel_id: null, role: null })
    ]);

    expect(told).toEqual([]);
    expect(forgotten).toEqual(['gone']);
  });

  it("looks in the user's own account where the role's has no such session", async () => {
    const places: (string | null)[] = [];
    const { started, told } = starting({
      session: async (id, { role }) => {
        places.push(role);
        if (role !== null) {
          throw new GlueError({ code: 'session_not_found', message: 'No.' });
        }
        return session({ id });
      }
    });

    await started.restore([startedSession({ id: 'stray', kernel_id: null })]);

    expect(places).toEqual([ROLE_ARN, null]);
    expect(told).toEqual(['stray']);
  });

  it('tells of one that runs though a question about it failed meanwhile', async () => {
    const { made, told } = starting({
      session: answering(session(), refusal('aws_throttled'), session())
    });
    made.ran(0, KERNEL.start);
    await settle();

    made.restart();
    await settle();

    expect(told).toEqual([SESSION_ID]);
  });

  it.each(['aws_throttled', 'credentials_expired'])(
    'forgets none, and doubts, where AWS says %s instead of an answer',
    async code => {
      const { started, forgotten } = starting({
        session: answering(refusal(code))
      });

      await started.restore([startedSession({ kernel_id: null })]);

      expect([...started.doubts.open.keys()]).toEqual([SESSION_ID]);
      expect(forgotten).toEqual([]);
    }
  );

  it('doubts where AWS does not tell the state', async () => {
    const { started, forgotten } = starting({
      session: answering(session({ status: 'UNKNOWN' }))
    });

    await started.restore([startedSession({ kernel_id: null })]);

    expect([...started.doubts.open.keys()]).toEqual([SESSION_ID]);
    expect(forgotten).toEqual([]);
  });

  it('doubts where one account does not know it, and the other would not tell', async () => {
    const { started } = starting({
      session: answering(refusal('session_not_found'), refusal('aws_timeout'))
    });

    await started.restore([startedSession({ kernel_id: null })]);

    expect([...started.doubts.open.keys()]).toEqual([SESSION_ID]);
  });

  it('tells of it later, once AWS answers again', async () => {
    const expired = refusal('credentials_expired');
    const { started, told } = starting({
      session: answering(expired, expired, session())
    });

    await started.restore([startedSession({ kernel_id: null })]);
    await settle();

    expect(told).toEqual([SESSION_ID]);
    expect(started.doubts.open.size).toBe(0);
  });

  it('does not ask about one that another Jupyter of the user has', async () => {
    const asked = jest.fn();
    const { started } = starting({ session: asked });

    await started.restore([
      startedSession({ kernel_id: 'theirs', is_elsewhere: true })
    ]);

    expect(asked).not.toHaveBeenCalled();
  });

  it('learns from the server that another tab started a session', async () => {
    const { started, homes } = starting({
      startedSessions: async () => ({
        sessions: [startedSession({ path: 'other-tab.ipynb' })],
        errors: []
      })
    });

    await started.recognise([session()]);

    expect(homes.evidence.homes.get(SESSION_ID)).toMatchObject({
      path: 'other-tab.ipynb',
      isAlive: true
    });
  });

  it('asks the server but once about an old session that nobody here started', async () => {
    const startedSessions = jest.fn(async () => ({ sessions: [], errors: [] }));
    const { started } = starting({ startedSessions });
    const stranger = session({ age_seconds: 3600 });

    await started.recognise([stranger]);
    await started.recognise([stranger]);

    expect(startedSessions).toHaveBeenCalledTimes(1);
  });

  it("has the server remember a notebook's new path", async () => {
    const { made, remembered } = starting();
    made.ran(0, KERNEL.start);
    await settle();

    made.rename('renamed.ipynb');
    await settle();

    expect(remembered[1]).toEqual([
      STARTED,
      expect.objectContaining({ path: 'renamed.ipynb' })
    ]);
  });
});
