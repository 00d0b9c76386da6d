/** What every section's body is given. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { PanelModel } from '../model/panel';

export interface BodyProps {
  readonly model: PanelModel;
  readonly trans: TranslationBundle;
}
