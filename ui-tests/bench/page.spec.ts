/** Measures the page: seconds never fail it, the benchmark's table judges. */
import { CDPSession, expect, Page, test } from '@playwright/test';

import { results, write } from './results';

const { BENCH_URL, BENCH_TOKEN } = process.env;
const lab = `${BENCH_URL}/lab?token=${BENCH_TOKEN}`;
const KEYS = ['a', 'n', 'a', 'l', 'y', 'Backspace', 'Backspace', 'y', 't', 'i'];
const FILTER = 'Filter sessions';
const BARE = 'Nobody listens';

/** Whose script it is, by its address. */
const EXTENSION = /\/lab\/extensions\/((?:@[^/]+\/)?[^/]+)\/static\//;

declare global {
  interface Window {
    activated: Record<string, number>;
  }
}

/** In the page: times the `activate` of each of the extension's plugins. */
function timeActivation(): void {
  window.activated = {};
  const time = (plugin: {
    id: string;
    activate: (...services: unknown[]) => unknown;
  }): void => {
    const activate = plugin.activate;
    plugin.activate = (...services) => {
      const started = performance.now();
      const result = activate(...services);
      window.activated[plugin.id] = performance.now() - started;
      return result;
    };
  };
  const containers = new Proxy<Record<string, unknown>>(
    {},
    {
      set(all, name, container) {
        if (name === 'jupyter-glue-panel') {
          const get = container.get;
          const watched = async (module: string): Promise<() => unknown> => {
            const make = await get(module);
            return () => {
              const made = make();
              [made.default ?? []].flat().forEach(time);
              return made;
            };
          };
          all[String(name)] = { init: container.init, get: watched };
        } else {
          all[String(name)] = container;
        }
        return true;
      }
    }
  );
  Object.assign(window, { _JUPYTERLAB: containers });
}

/**
 * In the page: from the click that opens the sidebar, waits until every section is filled, and tells how long that took:
 * 500 connections, those in sight judged, and 2,000 sessions.
 */
async function fill(): Promise<{ total: number; answers: number }> {
  const panel = (selector: string): Element | null =>
    document.querySelector(`#jp-glue-panel ${selector}`);
  const isFilled = (): boolean =>
    panel('[role=option][aria-setsize="500"]') !== null &&
    panel('[role=option] [data-mark]:not([data-mark=pending])') !== null &&
    panel('[aria-label="Filter sessions"][placeholder*="2000"]') !== null &&
    panel('ul[aria-label=Sessions] li') !== null &&
    panel('[data-kind=loading]') === null;
  if (isFilled()) {
    throw new Error('The panel was open already');
  }
  performance.setResourceTimingBufferSize(2000);
  const started = await new Promise<number>(resolve =>
    document.addEventListener(
      'pointerdown',
      () => {
        performance.clearResourceTimings();
        resolve(performance.now());
      },
      { capture: true, once: true }
    )
  );
  while (!isFilled()) {
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  const total = performance.now() - started;
  const spans = performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.includes('/glue-panel/'))
    .map(entry => [
      entry.startTime,
      (entry as PerformanceResourceTiming).responseEnd
    ])
    .filter(([begin]) => begin < started + total)
    .sort(([one], [other]) => one - other);
  let answers = 0;
  let end = 0;
  for (const [begin, until] of spans) {
    answers += Math.max(
      0,
      Math.min(until, started + total) - Math.max(begin, end)
    );
    end = Math.max(end, until);
  }
  return { total, answers };
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => 'jupyterapp' in window);
  await page.evaluate(
    () =>
      (window as unknown as { jupyterapp: { restored: Promise<void> } })
        .jupyterapp.restored
  );
  await page.waitForLoadState('networkidle');
}

/** Milliseconds of work in the page's main thread for each key in a field. */
async function keys(
  page: Page,
  cdp: CDPSession,
  field: string
): Promise<number[]> {
  const work = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (wanted: string): number =>
      metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return 1000 * of('TaskDuration');
  };
  await page.getByLabel(field).click();
  const took: number[] = [];
  for (const key of KEYS) {
    const before = await work();
    await page.keyboard.press(key);
    await page.evaluate(
      () =>
        new Promise(resolve =>
          requestAnimationFrame(() => requestAnimationFrame(resolve))
        )
    );
    took.push((await work()) - before);
  }
  await page.getByLabel(field).fill('');
  return took;
}

/** The same in a field of this page that nobody listens to: what JupyterLab and the browser themselves do. */
async function bareKeys(page: Page, cdp: CDPSession): Promise<number[]> {
  await page.evaluate(name => {
    const field = document.createElement('input');
    field.setAttribute('aria-label', name);
    field.style.cssText = 'position: fixed; top: 0; left: 50%; z-index: 9999';
    document.body.append(field);
  }, BARE);
  const took = await keys(page, cdp, BARE);
  await page.evaluate(
    name => document.querySelector(`[aria-label="${name}"]`)?.remove(),
    BARE
  );
  return took;
}

/** Waits until every connection has its verdict: what is judged meanwhile is no work of a key's. */
async function judged(page: Page): Promise<void> {
  await expect(page.locator('.jp-GluePanel-verdicts')).toHaveAttribute(
    'aria-busy',
    'false',
    { timeout: 120_000 }
  );
}

/** Hides the panel, and waits until JupyterLab has noted that. */
async function leave(page: Page): Promise<void> {
  const noted = page.waitForResponse(
    response =>
      response.url().includes('/api/workspaces/') &&
      response.request().method() === 'PUT' &&
      !(response.request().postData() ?? '').includes(
        '"current":"jp-glue-panel"'
      )
  );
  await page.getByRole('tab', { name: /^File Browser/ }).click();
  await noted;
}

/** The panel's requests from now on, by their paths. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/glue-panel/')) {
      asked.push(pathname);
    }
  });
  return asked;
}

async function pick(page: Page, role: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Account role' });
  await box.fill(role);
  await box.press('Enter');
}

test('the page', async ({ page }) => {
  const scripts: { extension: string; bytes: number }[] = [];
  page.on('requestfinished', async request => {
    const extension = EXTENSION.exec(request.url());
    if (extension && request.resourceType() === 'script') {
      const { responseBodySize } = await request.sizes();
      scripts.push({ extension: extension[1], bytes: responseBodySize });
    }
  });
  const asked = requestsOf(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.addInitScript(timeActivation);
  await page.goto(`${lab}&reset`);
  await ready(page);
  const atStart = [...scripts];
  const askedAtStart = [...asked];
  const activated = await page.evaluate(() => window.activated);

  await page.getByRole('tab', { name: 'AWS Glue' }).click();
  await pick(page, 'large');
  await expect(page.getByLabel('Filter sessions')).toBeVisible();
  await leave(page);
  const opened: { total: number; answers: number }[] = [];
  for (let round = 0; round < 5; round++) {
    await page.waitForLoadState('networkidle');
    await page.goto(lab);
    await ready(page);
    const filled = page.evaluate(fill);
    await page.getByRole('tab', { name: 'AWS Glue' }).click();
    opened.push(await filled);
    await page.screenshot({ path: results('page.png') });
    if (round < 4) {
      await leave(page);
    }
  }
  await judged(page);
  const bare = await bareKeys(page, cdp);
  const filtered = await keys(page, cdp, FILTER);
  await pick(page, 'huge');
  await expect(page.getByPlaceholder(/12.?000/)).toBeVisible({
    timeout: 60_000
  });
  await judged(page);
  const filteredMany = await keys(page, cdp, FILTER);

  write('page', {
    ...{ atStart, askedAtStart, activated },
    ...{ opened, bare, filtered, filteredMany }
  });
});

test('an hour with the panel hidden', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${lab}&reset`);
  await ready(page);
  await page.getByRole('tab', { name: 'AWS Glue' }).click();
  await pick(page, 'large');
  await expect(page.getByLabel('Filter sessions')).toBeVisible();
  await leave(page);
  await page.waitForLoadState('networkidle');
  const asked = requestsOf(page);

  for (let minute = 0; minute < 60; minute++) {
    await page.clock.runFor('01:00');
  }
  await page.waitForLoadState('networkidle');

  write('hidden', { asked });
});
