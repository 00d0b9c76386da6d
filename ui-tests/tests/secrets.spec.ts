/** The whole walk-through with the real kernel: no secret reaches the browser, the notebook or its checkpoint. */
import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

/** In the page: all that it keeps in the browser. */
async function stored(): Promise<string> {
  const databases = await Promise.all(
    (await indexedDB.databases()).map(({ name }) => contentOf(String(name)))
  );
  return JSON.stringify([
    { ...localStorage },
    { ...sessionStorage },
    databases
  ]);

  async function contentOf(name: string): Promise<unknown[]> {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open(name));
    return Promise.all(
      [...database.objectStoreNames].map(store =>
        answer(database.transaction(store).objectStore(store).getAll())
      )
    );
  }
}

/** Everything that this page says and hears from now on. */
function hearing(page: Page): Promise<string>[] {
  const heard: Promise<string>[] = [];
  page.on('request', request =>
    heard.push(Promise.resolve(request.url() + (request.postData() ?? '')))
  );
  // a redirect has no body, and one of a page that was left can't be had any more
  page.on('response', response => heard.push(response.text().catch(() => '')));
  page.on('console', message => heard.push(Promise.resolve(message.text())));
  page.on('websocket', socket => {
    const keep = ({ payload }: { payload: string | Buffer }): void => {
      heard.push(Promise.resolve(payload.toString()));
    };
    socket.on('framereceived', keep);
    socket.on('framesent', keep);
  });
  return heard;
}

test('no secret key and no session token leaves the server', async ({
  lab,
  sandbox
}) => {
  const heard = hearing(lab.page);
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
  const texts = [
    ...(await Promise.all(heard)),
    JSON.stringify(notebook),
    await lab.page.evaluate(stored),
    ...sandbox.writtenFiles(),
    JSON.stringify(await lab.page.context().cookies())
  ];
  const secrets = await sandbox.secrets();
  expect(secrets.length).toBeGreaterThan(3);
  expect(texts.join('\n')).toContain('session_vpc');
  expect(
    secrets.filter(secret => texts.some(text => text.includes(secret)))
  ).toEqual([]);
});

test('a credential that was pasted as a tag is neither sent nor kept', async ({
  lab,
  sandbox
}) => {
  const pasted = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  await lab.load();
  await lab.open('pasted');
  await lab.openPanel();
  const heard = hearing(lab.page);
  const field = (name: string) => lab.panel.getByRole('textbox', { name });
  await lab.panel.getByRole('button', { name: 'Add tag' }).click();
  await field('Tag key 1').fill('team');
  await field('Tag value 1').fill(pasted);
  await lab.panel.getByRole('button', { name: 'Add tag' }).click();
  await field('Tag key 2').fill('team-2');

  const saved = lab.page.waitForRequest(
    request =>
      request.url().includes('/api/workspaces/') &&
      (request.postData() ?? '').includes('kept-value')
  );
  await field('Tag value 2').fill('kept-value');
  await saved;

  await expect(lab.panel).toContainText('Looks like an AWS credential');
  const texts = [
    ...(await Promise.all(heard)),
    await lab.page.evaluate(stored),
    ...sandbox.writtenFiles()
  ];
  expect(texts.join('\n')).toContain('kept-value');
  expect(texts.filter(text => text.includes(pasted))).toEqual([]);
});
