/** Stories of the places where people run JupyterLab: `make test-places`. */
import config from './playwright.config';

export default {
  ...config,
  testDir: './places',
  workers: 1
};
