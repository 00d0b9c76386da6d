import { GlueError } from '../api/request';
import { SessionDoubts } from './session-doubts';

const THROTTLED = new GlueError({ code: 'aws_throttled', message: 'Slow.' });
const EXPIRED = new GlueError({
  code: 'credentials_expired',
  message: 'Gone.'
});

/** A doubt about one session; asking again finds these, the last one ever after. */
function doubting(first: GlueError, ...answers: (GlueError | null)[]) {
  const pauses: number[] = [];
  const resume: (() => void)[] = [];
  const doubts = new SessionDoubts({
    ask: async () =>
      (answers.length > 1 ? answers.shift() : answers[0]) ?? null,
    pause: milliseconds =>
      new Promise(resolve => {
        pauses.push(milliseconds / 1000);
        resume.push(resolve);
      })
  });
  const told: (string | undefined)[] = [];
  doubts.told.connect(() => told.push(doubts.open.get('one')?.code));
  doubts.add(new Map([['one', first]]));
  /** The pause is over. */
  const pass = async (): Promise<void> => {
    resume.shift()?.();
    for (let turn = 0; turn < 10; turn++) {
      await Promise.resolve();
    }
  };
  return { doubts, told, pauses, pass };
}

describe('SessionDoubts', () => {
  it('says at once what does not pass by itself', () => {
    const { told } = doubting(EXPIRED, EXPIRED);

    expect(told).toEqual(['credentials_expired']);
  });

  it('says of what passes by itself only when it has not passed', async () => {
    const { told, pass } = doubting(THROTTLED, THROTTLED);

    await pass();
    const before = [...told];
    await pass();

    expect(before).toEqual([]);
    expect(told).toEqual(['aws_throttled']);
  });

  it('asks more and more rarely, and not for ever', async () => {
    const { pauses, pass } = doubting(EXPIRED, EXPIRED);

    await Array.from({ length: 12 }).reduce<Promise<void>>(
      before => before.then(pass),
      Promise.resolve()
    );

    expect(pauses).toEqual([5, 15, 60, 300, 900, 900, 900, 900]);
  });

  it('says when the last one has passed, and asks no more', async () => {
    const { told, pauses, pass } = doubting(EXPIRED, null);

    await pass();

    expect(told).toEqual(['credentials_expired', undefined]);
    expect(pauses).toHaveLength(1);
  });

  it('asks at once when the user wants it', async () => {
    const { doubts } = doubting(EXPIRED, null);

    await doubts.again();

    expect(doubts.open.size).toBe(0);
  });
});
