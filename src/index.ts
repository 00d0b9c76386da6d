/** Lists the plugins. */
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

import { model } from './plugins/model';

const plugins: JupyterFrontEndPlugin<unknown>[] = [model];

export default plugins;
