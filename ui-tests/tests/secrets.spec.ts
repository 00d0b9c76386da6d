/** The whole walk-through with the real kernel: no secret reaches the browser, the notebook or its checkpoint. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

test('no secret key and no session token leaves the server', async ({
  lab,
  sandbox
}) => {
  test.setTimeout(120_000);
  const heard: Promise<string>[] = [];
  lab.page.on('response', response =>
    heard.push(response.text().catch(() => ''))
  );
  lab.page.on('websocket', socket => {
    const keep = ({ payload }: { payload: string | Buffer }): void => {
      heard.push(Promise.resolve(payload.toString()));
    };
    socket.on('framereceived', keep);
    socket.on('framesent', keep);
  });
  await lab.load();
  await lab.open('secrets');
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.panel.getByRole('button', { name: 'Insert and run' }).click();
  await expect(lab.status).toContainText('The settings are in the kernel');
  const mine = lab.cell('print(1 + 1)');
  await mine.locator('.cm-content').click();
  await lab.page.keyboard.press('Shift+Enter');
  await expect(mine.locator('.jp-OutputArea-output').last()).toHaveText(
    /(^|\n)2\s*$/,
    STARTING
  );
  await lab.command('docmanager:save');
  await lab.server('POST', 'contents/secrets.ipynb/checkpoints');

  const notebook = await lab.server('GET', 'contents/secrets.ipynb');
  const storage = await lab.page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
  );
  const texts = [
    ...(await Promise.all(heard)),
    JSON.stringify(notebook),
    storage,
    JSON.stringify(await lab.page.context().cookies())
  ];
  const secrets = await sandbox.secrets();
  expect(secrets.length).toBeGreaterThan(3);
  expect(texts.join('\n')).toContain('session_vpc');
  expect(
    secrets.filter(secret => texts.some(text => text.includes(secret)))
  ).toEqual([]);
});
