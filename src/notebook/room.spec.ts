import { nullTranslator } from '@jupyterlab/translation';
import { fireEvent, screen } from '@testing-library/react';

import { fakeGlue } from '../testing/fake-glue';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs } from '../testing/notebooks';
import { session } from '../testing/sessions';
import { Care } from './care';
import { DEFAULT_LIFETIMES } from './clock';
import { makeRoom, Room } from './room';

hushYjs();

const GREETING = 'Welcome to the Glue Interactive Sessions Kernel\n';
const NO_SESSION = 'There is no current session.\n';

let notebook: FakeNotebook;
let care: Care;

afterEach(() => {
  care.dispose();
  notebook.dispose();
});

/** A kernel that ran such cells; answer: what it prints for `%session_id`. */
function used(
  sources: readonly string[],
  answer = GREETING + NO_SESSION
): void {
  notebook = new FakeNotebook({ prints: () => answer });
  notebook.fill(...sources.map(code));
  care = new Care({
    life: notebook.life,
    lives: { isHolding: true, lifetimes: DEFAULT_LIFETIMES },
    glue: fakeGlue({ session: async () => session() }),
    runner: { run: async () => null },
    teller: { tell: () => () => undefined, progress: () => () => undefined },
    translator: nullTranslator
  });
  sources.forEach((source, index) => {
    notebook.ran(index, { source, outputs: [], replied: true });
  });
}

/** Makes room for cells that say `all`, of which `served` run. */
function make(
  all: readonly string[],
  served: readonly string[] = all
): Promise<Room | null> {
  const { target } = fakeGlue();
  const teller = {
    tell: () => () => undefined,
    progress: () => () => undefined
  };
  const outlook = { all, served };
  return makeRoom(care, { teller, target, outlook, isAgreed: false });
}

/** jsdom takes every <dialog> for a closed one. */
const hidden = true;

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name, hidden }));
}

it('leaves a kernel alone that was given nothing', async () => {
  used([]);

  expect(await make(['%region x'])).toEqual({ note: '' });
  expect(notebook.restarts).toBe(0);
});

it.each([
  ['a tag', "%%tags\n{'a': '1', 'b': '2'}", "%%tags\n{'b': '2'}"],
  ['a role', '%%assume_role\n"arn:a"', '%profile other'],
  ['a Region', '%region eu-west-1', '%worker_type G.1X']
])(
  'restarts a kernel by itself where %s has to go, K7 and K10',
  async (_, ran, wanted) => {
    used([ran]);

    const room = await make([wanted]);

    expect(notebook.restarts).toBe(1);
    expect(room?.note).toContain('was restarted first');
  }
);

it('names what had to go', async () => {
  used(["%%tags\n{'a': '1'}", '%region x']);

  const room = await make([]);

  expect(room?.note).toContain('the tag a, %region');
});

it.each([
  ['Restart and run', 1, true],
  ['Run without a restart', 0, true],
  ['Cancel', 0, false]
])(
  "asks where a restart would lose what the user set: '%s'",
  async (answer, restarts, mayRun) => {
    used(['%region x', '%additional_python_modules y']);

    const making = make([]);
    await press(answer);

    expect((await making) !== null).toBe(mayRun);
    expect(notebook.restarts).toBe(restarts);
  }
);

it('asks where nobody knows what the kernel was given', async () => {
  used([], NO_SESSION);

  const making = make(['%region x']);
  await press('Restart and run');
  await making;

  expect(notebook.restarts).toBe(1);
});

it('asks before a session ends that only the kernel knows of', async () => {
  used(['%region x'], 'Current active Session ID: abc\n');

  const making = make([]);
  await screen.findByText(/Session abc keeps the settings/);
  await press('Cancel');

  expect(await making).toBeNull();
});
