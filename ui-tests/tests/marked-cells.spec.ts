/** The panel knows its own cells: it finds, compares, replaces, adopts and removes them. */
import { expect, test } from '../fixtures';
import type { Lab } from '../lab';

const OWN = 'print(1 + 1)';

async function insertTheWalkthrough(lab: Lab, name: string): Promise<void> {
  await lab.open(name);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert into notebook').click();
  await expect.poll(() => lab.sources()).toHaveLength(4);
}

async function pickWorkers(lab: Lab, count: number): Promise<void> {
  const workers = lab.panel.getByRole('spinbutton', {
    name: 'Number of workers'
  });
  await workers.fill(String(count));
  await workers.press('Tab');
}

test('a settings cell that was moved to the end is replaced where it is', async ({
  lab
}) => {
  await insertTheWalkthrough(lab, 'moved');
  await lab.cell('%connections').locator('.jp-InputPrompt').click();
  await lab.command('notebook:move-cell-down');
  await expect.poll(async () => (await lab.sources())[2]).toBe(OWN);
  const [role, tags] = await lab.sources();
  await pickWorkers(lab, 7);

  await lab.button('Insert into notebook').click();
  await lab.dialog.getByRole('button', { name: 'Replace' }).click();

  await expect
    .poll(async () => (await lab.sources())[3])
    .toContain('%number_of_workers 7');
  expect((await lab.sources()).slice(0, 3)).toEqual([role, tags, OWN]);
});

test('nothing is written before old and new have been seen side by side', async ({
  lab
}) => {
  await insertTheWalkthrough(lab, 'difference');
  const before = await lab.sources();
  await pickWorkers(lab, 7);

  await lab.button('Insert into notebook').click();

  const change = lab.dialog.getByRole('region', {
    name: "Change 1: a cell of the panel's"
  });
  await expect(change.getByRole('figure', { name: 'Now' })).toContainText(
    before[2]
  );
  await expect(change.getByRole('figure', { name: 'New' })).toContainText(
    '%number_of_workers 7'
  );
  expect(await lab.sources()).toEqual(before);
});

test('"Keep mine" leaves the notebook as it is', async ({ lab }) => {
  await insertTheWalkthrough(lab, 'keep-mine');
  const before = await lab.sources();
  await pickWorkers(lab, 7);
  await lab.button('Insert into notebook').click();

  await lab.dialog.getByRole('button', { name: 'Keep mine' }).click();

  await expect(lab.dialog).toHaveCount(0);
  expect(await lab.sources()).toEqual(before);
});

test('a cell that was edited by hand is not overwritten unasked', async ({
  lab
}) => {
  await insertTheWalkthrough(lab, 'edited-by-hand');
  const [, , settings] = await lab.sources();
  const edited = `${settings}\n%max_retries 3`;
  await lab.rewrite(lab.cell('%connections'), edited);

  await lab.button('Insert into notebook').click();

  await expect(
    lab.dialog.getByRole('region', { name: /a cell that you wrote or edited/ })
  ).toContainText('%max_retries 3');
  expect((await lab.sources())[2]).toBe(edited);
  await lab.dialog.getByRole('button', { name: 'Replace' }).click();
  await expect.poll(async () => (await lab.sources())[2]).toBe(settings);
});

test("magics of the user's own are adopted instead of doubled", async ({
  lab
}) => {
  await lab.open('adopted', [OWN, '%number_of_workers 3\n%idle_timeout 30']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await pickWorkers(lab, 7);
  await lab.panel
    .getByRole('spinbutton', { name: 'Idle timeout (minutes)' })
    .fill('60');

  await lab.button('Insert into notebook').click();
  await lab.dialog.getByRole('button', { name: 'Replace' }).click();

  await expect.poll(() => lab.sources()).toHaveLength(4);
  const sources = await lab.sources();
  expect(sources[3]).toContain('%number_of_workers 7');
  expect(sources.join('\n').match(/%number_of_workers/g)).toHaveLength(1);
  expect(sources.join('\n').match(/%idle_timeout/g)).toHaveLength(1);
});

test('the settings can be taken out again, and nothing else goes', async ({
  lab
}) => {
  await insertTheWalkthrough(lab, 'removed');

  await lab.command('glue-panel:remove');

  await expect(lab.status).toContainText('3 cells removed');
  expect(await lab.sources()).toEqual([OWN]);
});
