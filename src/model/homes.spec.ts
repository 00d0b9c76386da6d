import { Signal } from '@lumino/signaling';

import type { NotebookLife } from '../notebook/life';
import { createdSession, requestedSession } from '../notebook/outputs';
import { FakeKernels } from '../testing/fake-glue';
import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';
import { session } from '../testing/sessions';
import { Homes } from './homes';

hushYjs();

const STARTED = createdSession(KERNEL.start.outputs) ?? '';
const PATH = 'walk-through.ipynb';

const open: { dispose(): void }[] = [];

afterEach(() => open.splice(0).forEach(made => made.dispose()));

function homesOf({ life }: FakeNotebook, kernels: FakeKernels): Homes {
  const added = new Signal<object, NotebookLife>({});
  const homes = new Homes({ all: [life], added }, kernels);
  open.push(homes);
  return homes;
}

/** The homes of sessions beside one open notebook, whose kernel runs. */
async function oneNotebook() {
  const made = new FakeNotebook();
  open.push(made);
  made.fill(marked('role', KERNEL.roleFirst.source), code('print(1)'));
  await made.recognised();
  const kernels = new FakeKernels(['kernel-1']);
  const homes = homesOf(made, kernels);
  const left: string[] = [];
  homes.left.connect((_, { sessionId }) => left.push(sessionId));
  homes.follow();
  return { made, homes, kernels, left };
}

describe('Homes', () => {
  it("is the notebook in which the kernel's session was created", async () => {
    const { made, homes } = await oneNotebook();

    made.ran(1, KERNEL.start);

    expect(homes.evidence.homes.get(STARTED)).toEqual({
      path: PATH,
      isAlive: true
    });
  });

  it('is known from when the kernel asks for the session, though its cell goes on running', async () => {
    const { made, homes } = await oneNotebook();

    made.prints(`Waiting for session ${STARTED} to get into ready status...\n`);

    expect(homes.evidence.homes.get(STARTED)).toEqual({
      path: PATH,
      isAlive: true
    });
  });

  it('stays that of a session whose start was broken off: the kernel goes on with it', async () => {
    const { made, homes, left } = await oneNotebook();
    const { outputs } = KERNEL.startInterrupted;
    const requested = requestedSession(outputs) ?? '';

    made.ran(1, KERNEL.startInterrupted);

    expect(homes.evidence.homes.get(requested)?.isAlive).toBe(true);
    expect(left).toEqual([]);
  });

  it('is lost by a session whose kernel is restarted while the first cell runs', async () => {
    const { made, left } = await oneNotebook();
    made.prints(`Session ${STARTED} has been created.\n`);

    made.restart();

    expect(left).toEqual([STARTED]);
  });

  it('is lost by a session whose kernel is restarted', async () => {
    const { made, homes, left } = await oneNotebook();
    made.ran(1, KERNEL.start);

    made.restart();

    expect(homes.evidence.homes.get(STARTED)?.isAlive).toBe(false);
    expect(left).toEqual([STARTED]);
  });

  it('is lost by a session whose kernel ends while its notebook is closed', async () => {
    const { homes, kernels, left } = await oneNotebook();
    kernels.run('kernel-1', 'kernel-2');
    homes.recall(
      new Map([['earlier', { path: 'closed.ipynb', kernelId: 'kernel-2' }]])
    );
    expect(homes.evidence.homes.get('earlier')?.isAlive).toBe(true);

    kernels.run('kernel-1');

    expect(homes.evidence.homes.get('earlier')?.isAlive).toBe(false);
    expect(left).toEqual(['earlier']);
  });

  it('asks the kernel whether it still works in the session that an earlier page saw', async () => {
    const { made, homes, left } = await oneNotebook();

    homes.recall(new Map([['earlier', { path: PATH, kernelId: 'kernel-1' }]]));
    await made.life.settle();

    expect(made.kernel.asked).toEqual(['%session_id']);
    expect(left).toEqual(['earlier']);
  });

  it('is followed where its notebook is renamed', async () => {
    const { made, homes } = await oneNotebook();
    const moved: string[] = [];
    homes.moved.connect((_, ids) => moved.push(...ids));
    made.ran(1, KERNEL.start);

    made.rename('moved/renamed.ipynb');

    expect(homes.evidence.homes.get(STARTED)?.path).toBe('moved/renamed.ipynb');
    expect(moved).toEqual([STARTED]);
  });

  it('believes another page that tells later what it saw', async () => {
    const { homes } = await oneNotebook();
    const path = 'other.ipynb';
    homes.recall(new Map([['other', { path, kernelId: null }]]));

    homes.recall(new Map([['other', { path, kernelId: 'kernel-1' }]]));

    expect(homes.evidence.homes.get('other')?.isAlive).toBe(true);
  });

  it('takes a session in a saved output for no home', async () => {
    const saved = new FakeNotebook();
    open.push(saved);
    saved.fill(code('print(1)'));
    saved.code(0).outputs.fromJSON(KERNEL.start.outputs);
    const homes = homesOf(saved, new FakeKernels());
    const read = new Promise<void>(resolve => {
      homes.changed.connect(() => resolve());
    });

    homes.follow();
    await read;

    expect(homes.evidence.homes.size).toBe(0);
    expect(homes.evidence.mentions.get(STARTED)).toBe(PATH);
  });

  it("learns the user's own owner tag from sessions of notebooks here", async () => {
    const { made, homes } = await oneNotebook();
    made.ran(1, KERNEL.start);

    homes.learn([
      session({ id: STARTED, owner: 'AROAEXAMPLE:alice' }),
      session({ id: 'foreign', owner: 'AROAEXAMPLE:bob' })
    ]);

    expect([...homes.evidence.owners]).toEqual(['AROAEXAMPLE:alice']);
  });
});
