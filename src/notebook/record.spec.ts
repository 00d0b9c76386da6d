import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';
import { SESSION_ID } from '../testing/sessions';

hushYjs();

const OTHER_ID = '9d2f0c1e-5b7a-4c3d-8e6f-0a1b2c3d4e5f';
const FIRST = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-24T12:55:00Z');

let notebook: FakeNotebook;

beforeEach(() => {
  jest.useFakeTimers({ now: FIRST });
  notebook = new FakeNotebook();
  notebook.fill(marked('role', KERNEL.roleFirst.source), code('print(1)'));
  notebook.ran(0, KERNEL.roleFirst);
  notebook.ran(1, KERNEL.start);
});

afterEach(() => {
  jest.useRealTimers();
  notebook.dispose();
});

/** The second cell is this one, and has run. */
function runs(name: keyof typeof KERNEL): void {
  notebook.code(1).sharedModel.setSource(KERNEL[name].source);
  notebook.ran(1, KERNEL[name]);
}

describe('the session that the kernel works in', () => {
  it.each([
    ['reconnectOther', OTHER_ID],
    ['reconnectEnded', SESSION_ID],
    ['reconnect', SESSION_ID],
    ['timedOut', null],
    ['sessionFailed', null],
    ['statementError', SESSION_ID]
  ] as const)('after %s is %s', (name, id) => {
    runs(name);

    expect(notebook.life.sessionId).toBe(id);
  });

  it('is not taken from what code prints', () => {
    const { outputs } = KERNEL.reconnectOther;

    notebook.ran(1, { source: 'print(1)', replied: true, outputs });

    expect(notebook.life.sessionId).toBe(SESSION_ID);
  });
});

describe('the credentials that it works with', () => {
  beforeEach(() => jest.setSystemTime(LATER));

  it('stay those of the session when the role cell runs again, K6', () => {
    notebook.ran(0, KERNEL.connectedRole);

    expect(notebook.life.credentials?.at).toEqual(FIRST);
  });

  it('stay those of the session when the role is refused', () => {
    notebook.ran(0, KERNEL.roleDenied);

    expect(notebook.life.credentials?.at).toEqual(FIRST);
  });

  it('are the new ones once a renewal is proven', () => {
    notebook.ran(0, KERNEL.connectedRole);

    notebook.life.renewed();

    expect(notebook.life.credentials?.at).toEqual(LATER);
  });

  it.each(['reconnect', 'reconnectOther', 'timedOut'] as const)(
    'are the new ones after %s',
    name => {
      notebook.ran(0, KERNEL.connectedRole);

      runs(name);

      expect(notebook.life.credentials?.at).toEqual(LATER);
    }
  );

  it('stay as they are where the session is the same already', () => {
    runs('reconnectOther');
    notebook.ran(0, KERNEL.connectedRole);

    runs('reconnectSame');

    expect(notebook.life.credentials?.at).toEqual(FIRST);
  });

  it('are of unknown age where the page came later than the session', () => {
    notebook.restart();

    notebook.ran(0, KERNEL.connectedRole);

    expect(notebook.life.credentials).toBeNull();
  });

  it('name the role that they came by', () => {
    expect(notebook.life.accountRole).toBe(
      'arn:aws:iam::444455556666:role/GlueSessionCreationRole'
    );
  });
});
