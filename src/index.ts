/** Lists the plugins. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { model } from './plugins/model';
import { notebook } from './plugins/notebook';
import { panel } from './plugins/panel';

const plugins: JupyterFrontEndPlugin<unknown>[] = [model, notebook, panel];

export default plugins;
