/** JupyterHub: a base URL, a server a user, and nothing of one user's in sight of another. */
import { expect, test as base } from '../fixtures';
import { Hub } from './hub';

const CONFIGURATION = {
  GluePanelApp: {
    roles: [
      {
        name: 'Production',
        role_arn: 'arn:aws:iam::444455556666:role/GlueSessionCreationRole',
        region: 'us-east-1'
      }
    ],
    tag_presets: { Everyone: { group: 'analytics', billing: 'Data-Platform' } }
  }
};

const test = base.extend<object, { hub: Hub }>({
  hub: [
    async ({ sandbox }, use) => {
      const hub = await Hub.start(sandbox.info, CONFIGURATION);
      await use(hub);
      await hub.stop();
    },
    { scope: 'worker', timeout: 300_000 }
  ]
});

test('two users work side by side; what one saves stays their own', async ({
  browser,
  hub,
  sandbox
}) => {
  const [annsBrowser, bensBrowser] = [
    await browser.newContext(),
    await browser.newContext()
  ];
  const ann = await hub.enter('ann', annsBrowser);
  await hub.write('ann', 'hub', ['']);
  await ann.show('hub');
  await ann.openPanel();
  await ann.pickRole('Production');
  await ann.combobox('Tag preset').selectOption('Everyone');
  await ann.connection('session_vpc').click();
  await ann.combobox('Runtime role').fill('AWSGlueServiceRole-blog');
  await ann.combobox('Runtime role').press('Enter');
  await ann.button('Insert and run').click();
  await expect(ann.status).toContainText(/Session .* is ready/, {
    timeout: 120_000
  });
  await ann.panel.getByLabel('Tag value 1').fill('finance');
  await ann.button('Save preset').click();
  await ann.dialog.getByRole('textbox').fill('Of Ann');
  await ann.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    ann.combobox('Tag preset').getByRole('option', { name: 'Of Ann' })
  ).toBeAttached();

  const ben = await hub.enter('ben', bensBrowser);
  await ben.openPanel();
  const presets = ben.combobox('Tag preset').getByRole('option');
  await expect(presets.filter({ hasText: 'Everyone' })).toBeAttached();
  await expect(presets.filter({ hasText: 'Of Ann' })).toHaveCount(0);
  const peek = await ben.page.request.get(
    `${hub.url}user/ann/glue-panel/identity`
  );
  expect(peek.status()).toBe(403);
  expect(
    sandbox.sessions('production').filter(({ Status }) => Status === 'READY')
  ).not.toEqual([]);
});
