import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';

import { trans } from '../testing/fake-glue';
import { TargetModel } from './target';

interface Kernel {
  readonly implementation: string;
}

const GLUE: Kernel = { implementation: 'Python Glue Session' };
const PYTHON: Kernel = { implementation: 'ipython' };

let ids = 0;

/** A notebook with such a kernel; null: it is still to come, undefined: it has none. */
function notebook(path: string, kernel: Kernel | null | undefined) {
  const info = Promise.resolve({ status: 'ok', ...kernel });
  // Of a panel, the target knows no more than this.
  return {
    context: { path, pathChanged: new Signal<object, void>({}) },
    sessionContext: {
      kernelChanged: new Signal<object, void>({}),
      statusChanged: new Signal<object, void>({}),
      session: kernel ? { kernel: { id: `kernel ${ids++}`, info } } : null,
      hasNoKernel: kernel === undefined,
      kernelDisplayName: 'Python 3',
      specsManager: { specs: null }
    }
  } as unknown as NotebookPanel;
}

/** What is in front, one after the other. */
class Tracker {
  currentWidget: NotebookPanel | null = null;
  readonly currentChanged = new Signal<object, void>({});

  show(panel: NotebookPanel | null): void {
    this.currentWidget = panel;
    this.currentChanged.emit();
  }
}

let tracker: Tracker;
let target: TargetModel;

beforeEach(() => {
  tracker = new Tracker();
  target = new TargetModel(tracker as unknown as INotebookTracker, trans);
});

afterEach(() => target.dispose());

it('knows in which language code is written', async () => {
  await shown(notebook('a.ipynb', { implementation: 'Scala Glue Session' }));

  expect(target.language).toBe('scala');
});

/** Waits until the notebook's kernel has said what it is. */
async function shown(panel: NotebookPanel): Promise<void> {
  tracker.show(panel);
  await panel.sessionContext.session?.kernel?.info;
  await Promise.resolve();
  await Promise.resolve();
}

it('is nothing while no notebook is open', () => {
  expect(target.value).toMatchObject({ state: 'none', path: null });
});

it('is a notebook with a Glue kernel', async () => {
  await shown(notebook('a.ipynb', GLUE));

  expect(target.value).toEqual({ state: 'ready', path: 'a.ipynb' });
});

it('refuses a Python kernel, and names it', async () => {
  await shown(notebook('a.ipynb', PYTHON));

  expect(target.value).toMatchObject({
    state: 'not-glue',
    reason: expect.stringContaining('Python 3'),
    hint: expect.stringContaining('aws-glue-sessions')
  });
});

it('refuses a notebook without a kernel', async () => {
  await shown(notebook('a.ipynb', undefined));

  expect(target.value.state).toBe('not-glue');
});

it('waits for a kernel that is still to come', async () => {
  await shown(notebook('a.ipynb', null));

  expect(target.value.state).toBe('starting');
});

it('is not ready for the next notebook before its kernel has answered', async () => {
  await shown(notebook('a.ipynb', GLUE));

  tracker.show(notebook('b.ipynb', PYTHON));

  expect(target.value).toMatchObject({ state: 'starting', path: 'b.ipynb' });
});

it('is busy while it is held, and ready again afterwards', async () => {
  await shown(notebook('a.ipynb', GLUE));

  const held = target.hold('a.ipynb', 'Starting the session…');
  expect(target.value).toMatchObject({
    state: 'busy',
    reason: 'Starting the session…'
  });

  held.dispose();
  expect(target.value.state).toBe('ready');
});

it('leaves other notebooks free while one is held', async () => {
  target.hold('a.ipynb', 'Starting the session…');

  await shown(notebook('b.ipynb', GLUE));

  expect(target.value.state).toBe('ready');
});
