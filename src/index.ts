/** Lists the plugins. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { model } from './plugins/model';
import { panel } from './plugins/panel';

const plugins: JupyterFrontEndPlugin<unknown>[] = [model, panel];

export default plugins;
