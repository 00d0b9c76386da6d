/** What axe finds in a part of the page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { NodeResult, Result } from 'axe-core';

import type { Lab } from './lab';

const COLOURS = 'color-contrast';
const LIGHT = 'JupyterLab Light';

/** Those that JupyterLab brings beside the light one, in which a page begins. */
const OTHER_THEMES = ['JupyterLab Dark', 'JupyterLab Dark High Contrast'];

/** Serious and critical findings as "rule: element: why", none where all is well. */
export async function barriers(
  page: Page,
  ...selectors: string[]
): Promise<string[]> {
  // A row's name is its first line, by which one calls it; the lines below describe it.
  const axe = new AxeBuilder({ page }).disableRules(
    'label-content-name-mismatch'
  );
  return findings(page, axe, selectors);
}

/** The same in light, dark and high contrast: another theme changes colours, and nothing else. */
export async function barriersInThemes(
  lab: Lab,
  ...selectors: string[]
): Promise<string[]> {
  const { page } = lab;
  const found = await barriers(page, ...selectors);
  for (const theme of OTHER_THEMES) {
    await lab.wear(theme);
    const axe = new AxeBuilder({ page }).withRules(COLOURS);
    const barred = await findings(page, axe, selectors);
    found.push(...barred.map(barrier => `${theme}: ${barrier}`));
  }
  await lab.wear(LIGHT);
  return found;
}

async function findings(
  page: Page,
  axe: AxeBuilder,
  selectors: readonly string[]
): Promise<string[]> {
  await giveTheBodyItsHeight(page);
  selectors.forEach(selector => axe.include(selector));
  const { violations, passes } = await axe.analyze();
  if (![...passes, ...violations].some(hasMeasured)) {
    throw new Error(`axe saw no text in ${selectors.join(', ')}`);
  }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        [id, target.join(' '), failureSummary].join(': ')
      )
    );
}

/** JupyterLab's body is without height and hides what overflows it: to axe all of its text is out of sight. */
async function giveTheBodyItsHeight(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.style.height = '100vh';
  });
}

function hasMeasured({ id, nodes }: Result): boolean {
  const ratioOf = ({ any }: NodeResult): unknown => any[0]?.data?.contrastRatio;
  return id === COLOURS && nodes.some(ratioOf);
}
