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
  { role = KERNEL.expiredRole, now = new Date() } = {},
  answers: Partial<GlueClient> = {}
): Promise<Notice[]> {
  const told: Notice[] = [];
  notebook = new FakeNotebook({ prints: () => READY });
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
