/** What a session will cost is known before it starts; what was billed is told apart by a tag, on a click. */
import { readFile } from 'node:fs/promises';

import { expect, test } from '../fixtures';
import type { Lab } from '../lab';
import type { Sandbox } from '../sandbox';

interface Bill {
  ResultsByTime: {
    Groups: {
      Keys: [string, string];
      Metrics: { UnblendedCost: { Amount: string } };
    }[];
  }[];
  NextPageToken?: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** What AWS says of the last 30 days, by the value of a tag, in cents. */
function billed(sandbox: Sandbox, key: string): Map<string, number> {
  const day = (ahead: number): string =>
    new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
  const asked = {
    TimePeriod: { Start: day(-29), End: day(1) },
    Granularity: 'MONTHLY',
    Metrics: ['UnblendedCost'],
    Filter: { Dimensions: { Key: 'SERVICE', Values: ['AWS Glue'] } },
    GroupBy: [
      { Type: 'TAG', Key: key },
      { Type: 'DIMENSION', Key: 'USAGE_TYPE' }
    ]
  };
  const sums = new Map<string, number>();
  const answer = sandbox.aws<Bill>(
    'production',
    'ce',
    'get_cost_and_usage',
    asked
  );
  for (const { Keys, Metrics } of answer.ResultsByTime.flatMap(
    ({ Groups }) => Groups
  )) {
    const value = Keys[0].slice(key.length + 1) || 'untagged';
    const amount = Number(Metrics.UnblendedCost.Amount);
    sums.set(value, (sums.get(value) ?? 0) + amount);
  }
  return sums;
}

/** Of the total, the largest first. */
function sharesOf(amounts: number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map(amount => amount / total).sort((a, b) => b - a);
}

/** The section unfolded, its bill in account B loaded. */
async function loadBill(lab: Lab, key: string): Promise<void> {
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');
  await expect(lab.panel.getByText('4444-5555-6666').first()).toBeVisible();
  await lab.button('Cost').click();
  await lab.combobox('Tag of the bill').fill(key);
  await lab.combobox('Tag of the bill').press('Enter');
  await lab.button('Load costs ($0.01 a page)').click();
  await expect(lab.button('Load again ($0.01 a page)')).toBeVisible();
}

test('the price follows the settings, before anything starts', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.pickRole('GlueSessionCreationRole');
  const workers = lab.panel.getByRole('spinbutton', {
    name: 'Number of workers'
  });
  const idle = lab.panel.getByRole('spinbutton', {
    name: 'Idle timeout (minutes)'
  });

  await lab.combobox('Worker type').selectOption('G.1X');
  await workers.fill('5');
  await idle.fill('60');
  const price = lab.panel.getByText(/DPU · about/);
  await expect(price).toHaveText(
    '5 DPU · about $2.20 an hour · about $2.20 if forgotten'
  );
  await expect(price).toHaveAttribute('title', /from AWS's Price List of/);
  await lab.combobox('Worker type').selectOption('R.2X');
  await workers.fill('4');

  await expect(price).toHaveText(
    '8 M-DPU · about $4.16 an hour · about $4.16 if forgotten'
  );
});

test("the chart's bars are as high as what AWS billed", async ({
  lab,
  sandbox
}) => {
  await loadBill(lab, 'billing');
  const bars = lab.panel
    .getByLabel(/by billing and day/)
    .locator('svg .mark-rect.role-mark path');
  await expect(bars.first()).toBeAttached();

  const heights = await bars.evaluateAll(all => {
    const sums: Record<string, number> = {};
    for (const bar of all as SVGPathElement[]) {
      const colour = bar.getAttribute('fill') ?? '';
      sums[colour] = (sums[colour] ?? 0) + bar.getBBox().height;
    }
    return Object.values(sums);
  });

  const drawn = sharesOf(heights);
  const paid = sharesOf([...billed(sandbox, 'billing').values()]);
  expect(drawn).toHaveLength(paid.length);
  drawn.forEach((share, index) => expect(share).toBeCloseTo(paid[index], 2));
});

test("the bill by tag is AWS's, in a chart, a table and a file", async ({
  lab,
  sandbox
}) => {
  await loadBill(lab, 'billing');

  const table = lab.panel.getByRole('table', { name: 'Cost by tag' });
  const sums = billed(sandbox, 'billing');
  expect(sums.size).toBe(4);
  for (const [value, amount] of sums) {
    const row = table.getByRole('row', { name: value });
    const told = (await row.getByRole('cell').first().innerText()).replace(
      /[$,]/g,
      ''
    );
    expect(Math.abs(Number(told) - amount)).toBeLessThan(0.02);
  }
  await expect(
    lab.panel.getByLabel(/by billing and day/).locator('svg')
  ).toBeVisible();
  const saved = lab.page.waitForEvent('download');
  await lab.button('Download CSV').click();
  const text = await readFile(await (await saved).path(), 'utf-8');
  expect(text).toContain('start,end_exclusive,tag_key,tag_value,amount');
  expect(text).toMatch(/,billing,Campaigns,[0-9.]+,USD,/);
});

test('a tag that bills are not told apart by is activated and backfilled', async ({
  lab,
  sandbox
}) => {
  await loadBill(lab, 'group');
  await expect(lab.panel.getByText('The tag group is not')).toBeVisible();

  await lab.button('Activate group…').click();
  await lab.dialog.getByRole('button', { name: 'Activate group' }).click();
  await expect(lab.status).toContainText('Tag group activated');
  await lab.button('Backfill…').click();
  await lab.dialog.getByRole('button', { name: 'Start backfill' }).click();
  await expect(lab.status).toContainText('Backfill from');
  await sandbox.advance(60);
  await lab.button('Load again ($0.01 a page)').click();

  const table = lab.panel.getByRole('table', { name: 'Cost by tag' });
  await expect(table.getByRole('row', { name: 'marketing' })).toBeVisible();
});
