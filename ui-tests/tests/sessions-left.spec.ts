/** A session whose kernel has ended goes on costing: the user is told, and can stop it, also on the next page. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

test('a kernel that is killed leaves a session, which is offered to be stopped', async ({
  lab,
  sandbox
}) => {
  const id = await lab.startASession('killed');

  await lab.killKernels();
  await lab.dialog.getByRole('button', { name: 'Ok' }).click();

  await expect(lab.session('killed.ipynb')).toContainText(
    'no kernel · burns $2.20/h',
    STARTING
  );
  await expect(lab.panel.getByText(/1 orphan: your session/)).toBeVisible();
  const offer = lab.page.getByRole('alert').filter({ hasText: id });
  await expect(offer).toContainText(
    `The kernel of killed.ipynb has ended. Its Glue session ${id} goes on running, about $2.20 an hour.`,
    STARTING
  );
  await offer.getByRole('button', { name: 'Stop session' }).click();
  await lab.dialog.getByRole('button', { name: 'Stop 1 session' }).click();
  await expect(lab.dialog.getByRole('status')).toContainText(
    'all have stopped',
    STARTING
  );
  expect(sandbox.status('production', id)).toBe('STOPPED');
});

test('a session that was left running while no page was open is offered to be stopped on the next one', async ({
  lab,
  sandbox
}) => {
  const id = await lab.startASession('left');
  await lab.page.goto('about:blank');
  await sandbox.inject({
    kind: 'access_denied',
    service: 'glue',
    action: 'StopSession'
  });
  await lab.tidy();
  await sandbox.mend();

  await lab.load();

  const offer = lab.page.getByRole('alert').filter({ hasText: id });
  await expect(offer).toContainText('The kernel of left.ipynb has ended.');
  await offer.getByRole('button', { name: 'Stop session' }).click();
  await lab.dialog.getByRole('button', { name: 'Stop 1 session' }).click();
  await expect(lab.dialog.getByRole('status')).toContainText(
    'all have stopped',
    STARTING
  );
  expect(sandbox.status('production', id)).toBe('STOPPED');
});
