import { nullTranslator } from '@jupyterlab/translation';
import { act, render, screen } from '@testing-library/react';

import { fakeGlue } from '../testing/fake-glue';
import { FakeNotebook } from '../testing/lives';
import { hushYjs } from '../testing/notebooks';
import { Badge } from './badge';
import { Care } from './care';
import { DEFAULT_LIFETIMES } from './clock';

hushYjs();

let notebook: FakeNotebook;
let care: Care;
let badge: OpenBadge;

afterEach(() => {
  badge.dispose();
  care.dispose();
  notebook.dispose();
});

/** A badge whose face can be seen without a page to attach it to. */
class OpenBadge extends Badge {
  face(): JSX.Element {
    return this.render();
  }
}

/** What the badge of such a notebook shows. */
async function show(implementation: string): Promise<void> {
  notebook = new FakeNotebook({ implementation });
  care = new Care({
    life: notebook.life,
    lives: { isHolding: true, lifetimes: DEFAULT_LIFETIMES },
    glue: fakeGlue(),
    runner: { run: async () => null },
    teller: { tell: () => () => undefined, progress: () => () => undefined },
    translator: nullTranslator
  });
  badge = new OpenBadge(care);
  render(badge.face());
  await act(() => notebook.recognised());
}

it('stands in a notebook with a Glue kernel', async () => {
  await show('Python Glue Session');

  expect(screen.getByRole('button')).toHaveProperty(
    'textContent',
    'Glue – not started'
  );
});

it('leaves with the Glue kernel', async () => {
  await show('ipython');

  expect(screen.queryByRole('button')).toBeNull();
});
