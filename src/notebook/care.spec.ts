import { nullTranslator } from '@jupyterlab/translation';

import type { GlueClient } from '../api/client';
import type { Notice } from '../tokens';
import { fakeGlue } from '../testing/fake-glue';
import { Captured, KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';
import { asked, session, SESSION_ID } from '../testing/sessions';
import { Care } from './care';
import { DEFAULT_LIFETIMES } from './clock';

hushYjs();

const READY = `Session ID: ${SESSION_ID}\nStatus: READY\n`;

let notebook: FakeNotebook;
let care: Care;

afterEach(() => {
  care.dispose();
  notebook.dispose();
});

/** A notebook whose session runs; role: what its role cell prints from now on. */
async function caring(
  { role = KERNEL.expiredRole, now = new Date(), status = READY } = {},
  answers: Partial<GlueClient> = {}
): Promise<Notice[]> {
  const told: Notice[] = [];
  notebook = new FakeNotebook({ prints: () => status });
  notebook.fill(marked('role', KERNEL.roleFirst.source), code('print(1)'));
  care = new Care({
    life: notebook.life,
    lives: { isHolding: true, lifetimes: DEFAULT_LIFETIMES },
    glue: fakeGlue({
      readCells: async () => ({ selection: asked, findings: [] }),
      session: async () => session(),
      ...answers
    }),
    runner: { run: async () => runRole(role) },
    teller: {
      tell: notice => {
        told.push(notice);
        return () => undefined;
      },
      progress: () => () => undefined
    },
    translator: nullTranslator,
    now: () => now
  });
  await notebook.recognised();
  notebook.ran(0, KERNEL.roleFirst);
  notebook.ran(1, KERNEL.start);
  return told;
}

/** The expiry of credentials that were got now. */
function anHourFrom(now: Date): Date {
  return new Date(now.getTime() + 3_600_000);
}

async function runRole(role: Captured): Promise<Captured> {
  notebook.ran(0, role);
  return role;
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

it.each([
  [0, false],
  [49, false],
  [51, true],
  [61, true]
])(
  '%i minutes after the role cell, credentials end soon: %s',
  async (minutes, isEnding) => {
    await caring({ now: inMinutes(minutes) });

    expect(care.isEnding).toBe(isEnding);
  }
);

it('says that the credentials were renewed', async () => {
  const told = await caring();

  await care.renew();

  expect(told).toMatchObject([{ kind: 'status', code: 'renewed' }]);
});

it('says what is lost where they can not be renewed', async () => {
  const told = await caring({ role: KERNEL.roleDenied });

  await care.renew();

  expect(told).toMatchObject([
    { kind: 'alert', hint: expect.stringContaining('loses it') }
  ]);
});

it('can not renew without a role cell, and says so', async () => {
  const told = await caring();
  notebook.model.sharedModel.deleteCell(0);

  await care.renew();

  expect(told).toMatchObject([{ kind: 'alert', code: 'not_renewed' }]);
});

it('starts the kernel afresh once its session has ended', async () => {
  await caring({}, { session: async () => session({ status: 'STOPPED' }) });

  expect(await care.endSession(SESSION_ID)).toBe(true);
  expect(notebook.restarts).toBe(1);
});

describe('the clock', () => {
  const noon = new Date('2026-11-24T12:00:00Z');
  const later = new Date('2026-11-24T12:55:00Z');

  beforeEach(() => jest.useFakeTimers({ now: noon, doNotFake: ['nextTick'] }));

  afterEach(() => jest.useRealTimers());

  it('starts anew with a renewal that is proven, K6', async () => {
    await caring();
    jest.setSystemTime(later);

    await care.renew();

    expect(care.expiry).toEqual(anHourFrom(later));
  });

  it('goes on where a renewal is not proven', async () => {
    await caring({ status: 'Failed to retrieve session status' });
    jest.setSystemTime(later);

    await care.renew();

    expect(care.expiry).toEqual(anHourFrom(noon));
  });

  it('goes on where the role cell is run by hand during a session', async () => {
    await caring();
    jest.setSystemTime(later);

    await care.runRole();

    expect(care.expiry).toEqual(anHourFrom(noon));
  });
});

it('hands no session over to another role, and says what to do instead', async () => {
  const told = await caring();
  const other = KERNEL.roleFirst.source.replace('Session', 'Other');
  notebook.code(0).sharedModel.setSource(other);

  await care.renew();

  expect(told).toMatchObject([{ hint: expect.stringContaining('Undo') }]);
  expect(notebook.kernel.asked).toEqual([]);
});

it('renews by a role cell that says the same in other words', async () => {
  const told = await caring();
  const { source } = KERNEL.roleFirst;
  notebook.code(0).sharedModel.setSource(`# who\n${source}`);

  await care.renew();

  expect(told).toMatchObject([{ code: 'renewed' }]);
});

it('restarts the kernel, then hands the role over again', async () => {
  await caring();

  await care.restart();

  expect(notebook.restarts).toBe(1);
  expect(notebook.life.role?.outcome.ok).toBe(true);
});
