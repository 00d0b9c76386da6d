/** Stories of the places where people run JupyterLab: `make test-places`. */
import config from './playwright.config';

export default {
  ...config,
  testDir: './places',
  timeout: 180_000,
  workers: 1
};
