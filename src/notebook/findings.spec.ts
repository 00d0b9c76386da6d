import { Dialog } from '@jupyterlab/apputils';
import { screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';

import { trans } from '../testing/fake-glue';
import { showFindings } from './findings';
import type { CellFinding } from './reading';

function finding(number: number, label: string): CellFinding {
  const fix = { label, sources: ['right'] };
  const id = `cell-${number}`;
  return { id, number, source: 'wrong', code: 'wrong', message: 'Why.', fix };
}

const role = finding(1, 'Write the bare quoted ARN');
const line = finding(3, 'Correct the line');

afterEach(() => Dialog.flush());

/** jsdom does not open <dialog> elements, and takes what is in them for hidden. */
function find(role: string, name?: string): Promise<HTMLElement> {
  return screen.findByRole(role, { name, hidden: true });
}

async function press(name: string): Promise<void> {
  await userEvent.click(await find('button', name));
}

it('says which cell, what is wrong, and how it is mended', async () => {
  const shown = showFindings(trans)([line], async () => []);

  const item = await find('listitem');
  expect(item.textContent).toBe('Cell 3 Why.Correct the line');
  await press('Close');
  await shown;
});

it('offers no button where no fix is known', async () => {
  const shown = showFindings(trans)([{ ...role, fix: null }], async () => []);

  const item = await find('listitem');
  expect(item.querySelector('button')).toBeNull();
  await press('Close');
  await shown;
});

it('lists what is left after one is mended', async () => {
  const mend = jest.fn(async () => [line]);
  const shown = showFindings(trans)([role, line], mend);

  await press('Write the bare quoted ARN');

  await waitFor(async () =>
    expect((await find('listitem')).textContent).toMatch(/^Cell 3/)
  );
  expect(mend).toHaveBeenCalledWith(role);
  await press('Close');
  await shown;
});

it('closes when nothing is left', async () => {
  const shown = showFindings(trans)([role], async () => []);

  await press('Write the bare quoted ARN');

  await expect(shown).resolves.toBeUndefined();
});
