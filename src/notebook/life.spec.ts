import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';

hushYjs();

const ROLE = KERNEL.roleFirst.source;

const open: FakeNotebook[] = [];

async function notebook(
  ...[answers]: ConstructorParameters<typeof FakeNotebook>
): Promise<FakeNotebook> {
  const made = new FakeNotebook(answers);
  open.push(made);
  made.fill(marked('role', ROLE), code('print(1)'));
  await made.recognised();
  return made;
}

afterEach(() => open.splice(0).forEach(made => made.dispose()));

it('is open once the role was assumed', async () => {
  const made = await notebook();

  made.ran(0, KERNEL.roleFirst);

  expect(made.life.standing).toBe('open');
});

it('has failed when the role was refused', async () => {
  const made = await notebook();

  made.ran(0, KERNEL.roleDenied);

  expect(made.life.standing).toBe('failed');
});

it('is not open for a role that the cell names only since', async () => {
  const made = await notebook();
  made.ran(0, KERNEL.roleFirst);

  made.code(0).sharedModel.setSource('%%assume_role\n"arn:other"');

  expect(await made.life.settle()).toBe('unrun');
});

it('has not run a role that was mended since it failed', async () => {
  const made = await notebook();
  made.fill(marked('role', KERNEL.roleBraces.source));
  made.ran(0, KERNEL.roleBraces);

  made.code(0).sharedModel.setSource(ROLE);

  expect(made.life.standing).toBe('unrun');
  expect(made.life.hasRoleChanged).toBe(true);
});

describe("a role cell of the user's own", () => {
  it.each(['roleDenied', 'roleBraces', 'roleNotLiteral'] as const)(
    "has failed as the panel's has: %s",
    async name => {
      const made = await notebook();
      made.fill(code('import sys'), code(KERNEL[name].source));

      made.ran(1, KERNEL[name]);

      expect(made.life.standing).toBe('failed');
      expect(made.life.roleCell?.getSource()).toBe(KERNEL[name].source);
    }
  );

  it('is open once it succeeded', async () => {
    const made = await notebook();
    made.fill(code(ROLE), code('print(1)'));

    made.ran(0, KERNEL.roleFirst);

    expect(made.life.standing).toBe('open');
  });

  it('may name a profile, in a cell that starts the session at once', async () => {
    const made = await notebook();
    made.fill(code('%profile production\n1/0'));

    made.ran(0, KERNEL.start);

    expect(made.life.role?.outcome).toMatchObject({ ok: true });
  });

  it('may be one of several: any that succeeded will do', async () => {
    const made = await notebook();
    made.fill(code('%profile other'), code(ROLE), code('print(1)'));

    made.ran(1, KERNEL.roleFirst);

    expect(made.life.standing).toBe('open');
  });

  it("gives way to the panel's", async () => {
    const made = await notebook();
    made.fill(code('%profile other'), marked('role', ROLE));

    expect(made.life.roleCell?.getSource()).toBe(ROLE);
  });

  it('has everybody look again when it is edited', async () => {
    const made = await notebook();
    made.fill(code(ROLE));
    made.ran(0, KERNEL.roleFirst);
    const seen = [made.life.standing];
    made.life.changed.connect(({ standing }) => seen.push(standing));

    made.code(0).sharedModel.setSource('%profile other');

    expect(seen).toEqual(['open', 'unrun']);
  });

  it('is seen as soon as it is typed, and gone as soon as it is a comment', async () => {
    const made = await notebook();
    made.fill(code(''), code('print(1)'));
    const { life } = made;
    const before = life.isGuarded;

    made.code(0).sharedModel.setSource(ROLE);
    const typed = life.isGuarded;
    made.code(0).sharedModel.setSource(`# ${ROLE}`);

    expect([before, typed, life.isGuarded]).toEqual([false, true, false]);
  });
});

it('asks for no role in a notebook that names none', async () => {
  const made = await notebook();
  made.fill(code('# %%assume_role'), code('print("%profile x")'));

  expect(made.life.isGuarded).toBe(false);
  expect(made.life.standing).toBe('open');
});

it('forgets the role when the kernel restarts', async () => {
  const made = await notebook();
  made.ran(0, KERNEL.roleFirst);

  made.restart();

  expect(made.life.standing).toBe('unrun');
});

it('is open while a session runs, whatever became of the role since', async () => {
  const made = await notebook();
  made.ran(1, KERNEL.start);

  made.ran(0, KERNEL.roleDenied);

  expect(made.life.standing).toBe('open');
});

it('counts a role that was handed over during a session', async () => {
  const made = await notebook();

  made.ran(0, KERNEL.connectedRole);

  expect(made.life.role?.outcome.ok).toBe(true);
});

it('learns of a session that is older than the page from what settings say', async () => {
  const made = await notebook();

  made.ran(0, KERNEL.connectedRole);

  expect(made.life.sessionId).toMatch(/^[0-9a-f-]{36}$/);
});

it('does not believe that a session was stopped where it was not, K8', async () => {
  const made = await notebook();
  made.ran(1, KERNEL.start);

  made.ran(1, KERNEL.expiredStop);

  expect(made.life.sessionId).not.toBeNull();
});

it('asks a kernel that is older than the page for its session', async () => {
  const { life, kernel } = await notebook({
    prints: () => 'Current active Session ID: abc\n'
  });

  const standing = await life.settle();

  expect(standing).toBe('open');
  expect(life.sessionId).toBe('abc');
  expect(kernel.asked).toEqual(['%session_id']);
});

it('knows that the role did not run where that kernel has no session', async () => {
  const { life } = await notebook();

  expect(await life.settle()).toBe('unrun');
});

it('asks such a kernel once', async () => {
  const { life, kernel } = await notebook();

  await Promise.all([life.settle(), life.settle()]);
  await life.settle();

  expect(kernel.asked).toHaveLength(1);
});

it('is open with a kernel that is not a Glue kernel', async () => {
  const { life } = await notebook({ implementation: 'ipython' });

  expect(life.standing).toBe('open');
});

it('is not open after another page restarted the kernel', async () => {
  const made = await notebook();
  made.ran(0, KERNEL.roleFirst);

  made.says('busy', 'idle', 'starting', 'busy', 'idle');

  expect(made.life.standing).toBe('unknown');
});

it('still knows that nothing was missed when a kernel that this page restarted starts', async () => {
  const made = await notebook();

  made.restart();
  made.says('starting', 'idle');

  expect(made.life.standing).toBe('unrun');
});

it('judges what was sent, whatever the user has written since', async () => {
  const made = await notebook();
  made.life.send(made.code(0));
  made.code(0).sharedModel.setSource('%%assume_role\n"arn:other"');

  made.ran(0, KERNEL.roleFirst);

  expect(made.life.role?.source).toBe(ROLE);
  expect(made.life.standing).toBe('unrun');
});

it('has failed with a profile whose place an assumed role has, which no cell asks for any more, K7', async () => {
  const made = await notebook();
  made.ran(0, KERNEL.roleFirst);

  made.code(0).sharedModel.setSource(KERNEL.profile.source);
  made.ran(0, KERNEL.profile);

  expect(made.life.standing).toBe('failed');
  expect(made.life.role?.outcome).toMatchObject({ code: 'role_wins' });
});

it('lasts until the last view of its notebook is closed', async () => {
  const made = await notebook();
  const close = made.openView();

  made.closeFirst();
  const afterFirst = made.life.isDisposed;
  close();

  expect([afterFirst, made.life.isDisposed]).toEqual([false, true]);
});
