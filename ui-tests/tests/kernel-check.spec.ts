/** A Glue kernel is known by what it says of itself; a running session keeps the settings that it was created with. */
import { expect, test } from '../fixtures';
import { STARTING } from '../lab';

test('a Python kernel is offered the switch to a Glue kernel', async ({
  lab
}) => {
  await lab.open('python', ['print(1 + 1)'], 'python3');

  await lab.command('glue-panel:insert');

  await expect(lab.page.getByText(/is not a Glue kernel/)).toBeVisible();
  await lab.page.getByRole('button', { name: 'Switch kernel' }).click();
  await lab.dialog
    .getByRole('combobox')
    .selectOption({ label: 'Glue PySpark' });
  await lab.dialog.getByRole('button', { name: 'Select Kernel' }).click();
  await expect(lab.badge).toHaveText('Glue – not started', STARTING);
});

test('the Scala kernel counts as a Glue kernel, and gets no Python', async ({
  lab
}) => {
  await lab.open('scala', [''], 'glue_spark');
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await lab.button('Insert into notebook').click();

  await expect.poll(() => lab.sources()).toHaveLength(4);
  await expect(lab.badge).toHaveText('Glue – not started');
});

test('what was changed in a cell applies as it stands once the session is stopped', async ({
  lab,
  sandbox
}) => {
  await lab.open('apply-cells', ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  await expect(lab.badge).toContainText('✓');
  const [, , written] = await lab.sources();
  const edited = written.replace(/(%number_of_workers) \d+/, '$1 9');
  await lab.rewrite(lab.cell('%number_of_workers'), edited);
  await expect(lab.banner).toContainText('they apply to the next one');

  await lab.notebook.getByRole('button', { name: 'Stop and apply' }).click();
  await lab.dialog.getByRole('button', { name: 'Stop and apply' }).click();

  await expect
    .poll(
      () =>
        sandbox
          .sessions('production')
          .filter(({ Status }) => Status === 'READY')
          .map(({ NumberOfWorkers }) => NumberOfWorkers),
      STARTING
    )
    .toEqual([9]);
  expect((await lab.sources())[2]).toBe(edited);
});

test('settings that change while a session is ready apply once it is stopped', async ({
  lab,
  sandbox
}) => {
  await lab.open('stop-and-apply', ['']);
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await lab.button('Insert and run').click();
  await expect(lab.status).toContainText(/Session .* is ready/, STARTING);
  await expect(lab.badge).toContainText('✓');
  const [first] = sandbox
    .sessions('production')
    .filter(({ Status }) => Status === 'READY');
  await lab.panel
    .getByRole('spinbutton', { name: 'Number of workers' })
    .fill('7');
  await expect(lab.banner).toContainText('they apply to the next one');

  await lab.notebook.getByRole('button', { name: 'Stop and apply' }).click();
  await expect(lab.dialog).toContainText(first.Id);
  await expect(lab.dialog.getByRole('figure', { name: 'New' })).toContainText(
    '%number_of_workers 7'
  );
  await lab.dialog.getByRole('button', { name: 'Stop and apply' }).click();

  await expect
    .poll(
      () =>
        sandbox
          .sessions('production')
          .filter(({ Status }) => Status === 'READY')
          .map(({ Id, NumberOfWorkers }) => [Id === first.Id, NumberOfWorkers]),
      STARTING
    )
    .toEqual([[false, 7]]);
  await expect(lab.badge).toContainText('✓', STARTING);
});
