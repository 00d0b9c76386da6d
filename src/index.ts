/** Lists the plugins. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { executor } from './plugins/executor';
import { lives } from './plugins/lives';
import { model } from './plugins/model';
import { notebook } from './plugins/notebook';
import { panel } from './plugins/panel';

const plugins: JupyterFrontEndPlugin<unknown>[] = [
  model,
  lives,
  executor,
  notebook,
  panel
];

export default plugins;
