import { Dialog } from '@jupyterlab/apputils';
import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';

import { trans } from '../testing/fake-glue';
import type { Change } from './cells';
import { askToReplace } from './differences';

const role: Change = {
  kind: 'replace',
  id: 'a',
  part: 'role',
  before: 'the old role',
  source: 'the new role',
  isByHand: true
};
const tags: Change = {
  kind: 'remove',
  id: 'b',
  before: 'the old tags',
  isByHand: false
};

afterEach(() => Dialog.flush());

/** jsdom does not open <dialog> elements, and takes what is in them for hidden. */
function find(role: string, name: string | RegExp): Promise<HTMLElement> {
  return screen.findByRole(role, { name, hidden: true });
}

async function press(name: string): Promise<void> {
  await userEvent.click(await find('button', name));
}

it('shows old and new, cell by cell', async () => {
  const asked = askToReplace(trans)([role, tags]);

  const first = await find('region', /Change 1.*you wrote/);
  const second = await find('region', /Change 2.*the panel's/);
  expect(first.textContent).toMatch(/the old role\s.*the new role/);
  expect(second.textContent).toMatch(/the old tags\s.*is removed/);
  await press('Cancel');
  await asked;
});

it('refuses nothing on "Replace"', async () => {
  const asked = askToReplace(trans)([role, tags]);

  await press('Replace');

  expect(await asked).toEqual([]);
});

it('refuses all on "Keep mine"', async () => {
  const asked = askToReplace(trans)([role, tags]);

  await press('Keep mine');

  expect(await asked).toEqual([role, tags]);
});

it('does nothing at all on "Cancel"', async () => {
  const asked = askToReplace(trans)([role]);

  await press('Cancel');

  expect(await asked).toBeNull();
});

it('refuses those that are not ticked', async () => {
  const asked = askToReplace(trans)([role, tags]);

  await userEvent.click(await find('checkbox', /Change 1/));
  await press('Replace');

  expect(await asked).toEqual([role]);
});
