/** Lists the plugins. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { executor } from './plugins/executor';
import { lives } from './plugins/lives';
import { model } from './plugins/model';
import { notebook } from './plugins/notebook';
import { offers } from './plugins/offers';
import { panel } from './plugins/panel';
import { policies } from './plugins/policies';
import { running } from './plugins/running';
import { status } from './plugins/status';

const plugins: JupyterFrontEndPlugin<unknown>[] = [
  model,
  lives,
  executor,
  notebook,
  offers,
  panel,
  policies,
  running,
  status
];

export default plugins;
