/** One browser, one sandbox a worker: see fixtures.ts. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './tests',
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  // A story that only passes the second time is listed as flaky; it does not hold back a change.
  retries: process.env.CI ? 1 : 0,
  // nets for what never comes, not promises: a busy machine takes five times as long as a quiet one
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 2,
  use: {
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    video: 'off',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  }
});
