/** What every section's body is given. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { PanelModel } from '../model/panel';

export interface BodyProps {
  readonly model: PanelModel;
  readonly trans: TranslationBundle;
  /** What draws charts, null or left out where the page has none. */
  readonly rendermime?: IRenderMimeRegistry | null;
}
