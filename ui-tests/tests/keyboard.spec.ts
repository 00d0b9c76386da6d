/** The whole main job, and what comes after it, without a mouse; and on a narrow or magnified screen. */
import type { Locator } from '@playwright/test';

import { expect, test } from '../fixtures';
import { Lab, STARTING } from '../lab';

/** More controls than stand between any two of the panel's. */
const MOST_TABS = 60;

/** Presses Tab until `control` has the focus. */
async function tabTo(lab: Lab, control: Locator): Promise<void> {
  const hasFocus = (): Promise<boolean> =>
    control.evaluate(element => element.contains(document.activeElement));
  for (let tabs = 0; tabs < MOST_TABS && !(await hasFocus()); tabs += 1) {
    await lab.page.keyboard.press('Tab');
  }
  expect(await hasFocus()).toBe(true);
}

test('role, tags and connection are picked, inserted and run with keys alone', async ({
  lab
}) => {
  const { keyboard } = lab.page;
  await lab.open('keys');
  await keyboard.press('Escape');
  await keyboard.press('ControlOrMeta+Shift+c');
  await keyboard.type('Open the AWS Glue panel');
  await expect(
    lab.page.locator('.lm-CommandPalette-item.lm-mod-active', {
      hasText: 'Open the AWS Glue panel'
    })
  ).toBeVisible();
  await keyboard.press('Enter');

  await tabTo(lab, lab.combobox('Account role'));
  await keyboard.type('GlueSessionCreationRole');
  await keyboard.press('Enter');
  await expect(
    lab.panel.getByText('In account 4444-5555-6666', { exact: true })
  ).toBeVisible();
  await tabTo(lab, lab.combobox('Tag preset'));
  await keyboard.type('Analytics');
  await expect(lab.panel.getByLabel('Tag value 2')).toHaveValue(
    'Data-Platform'
  );
  await tabTo(lab, lab.panel.getByRole('listbox', { name: 'VPC connections' }));
  await keyboard.press('End');
  await keyboard.press('Space');
  await expect(lab.connection('session_vpc')).toHaveAttribute(
    'aria-selected',
    'true'
  );
  await tabTo(lab, lab.combobox('Runtime role'));
  await keyboard.type('AWSGlueServiceRole-blog');
  await keyboard.press('Enter');
  await tabTo(lab, lab.button('Insert and run'));
  await keyboard.press('Enter');

  await expect(lab.status).toContainText('The settings are in the kernel');
  expect(await lab.sources()).toHaveLength(4);
});

test('a session is found and stopped, a bill loaded, and a denial explained with keys alone', async ({
  lab,
  sandbox
}) => {
  const { keyboard } = lab.page;
  const id = await lab.startASession('keys-stop');
  await lab.connection('other_vpc').click();
  await expect(lab.panel.getByText('IAM denies this session.')).toBeVisible();

  await tabTo(lab, lab.panel.getByLabel('Filter sessions'));
  await keyboard.type(id);
  await expect.poll(() => lab.sessionIds()).toEqual([id]);
  await tabTo(lab, lab.button(`Stop session ${id}`));
  await keyboard.press('Enter');
  await tabTo(lab, lab.dialog.getByRole('button', { name: 'Stop 1 session' }));
  await keyboard.press('Enter');
  await expect(lab.dialog.getByRole('status')).toContainText(
    'all have stopped',
    STARTING
  );
  expect(sandbox.status('production', id)).toBe('STOPPED');
  await keyboard.press('Escape');
  await expect(lab.dialog).toHaveCount(0);

  await tabTo(lab, lab.button('Cost'));
  await keyboard.press('Enter');
  await tabTo(lab, lab.combobox('Tag of the bill'));
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('billing');
  await keyboard.press('Enter');
  await tabTo(lab, lab.button('Load costs ($0.01 a page)'));
  await keyboard.press('Enter');
  await expect(lab.panel.getByLabel(/by billing and day/)).toBeVisible();

  await tabTo(lab, lab.button('Why'));
  await keyboard.press('Enter');
  await expect(
    lab.panel.getByText('of CustomCreateSessionPolicy')
  ).toBeVisible();
});

for (const [screen, viewport, widest] of [
  ['a screen magnified to 200 %', { width: 640, height: 450 }, 'none'],
  ['a wide screen', { width: 1280, height: 900 }, 'none'],
  ['a sidebar of 240 px', { width: 1280, height: 900 }, '240px']
] as const) {
  test(`on ${screen} all of the sidebar is within reach, without scrolling sideways`, async ({
    lab
  }) => {
    await lab.page.setViewportSize(viewport);
    await lab.openPanel();
    await lab.panel.evaluate((panel, width) => {
      panel.style.maxWidth = width;
    }, widest);
    await lab.pickTheWalkthrough();

    const cut = await lab.panel.evaluate(panel => {
      const { right } = panel.getBoundingClientRect();
      return [...panel.querySelectorAll('button, input, select, [role=option]')]
        .filter(control => control.getBoundingClientRect().right > right)
        .map(control => control.outerHTML);
    });

    expect(cut).toEqual([]);
    const last = lab.panel.getByRole('button', { name: 'Preview' });
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
    await expect(lab.button('Insert and run')).toBeInViewport({ ratio: 1 });
  });
}
