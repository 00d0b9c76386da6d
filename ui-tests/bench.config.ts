/** What the page costs, against the canned AWS of bench/: `python -m bench page` starts both. */
import config from './playwright.config';

export default {
  ...config,
  testDir: './bench',
  timeout: 180_000,
  workers: 1,
  use: { ...config.use, trace: 'off' as const }
};
