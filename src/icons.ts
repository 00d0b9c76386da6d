/** The project's own icons. */
import { LabIcon } from '@jupyterlab/ui-components';

import gluePanelSvg from '../style/icons/glue-panel.svg';

export const gluePanelIcon = new LabIcon({
  name: 'jupyter-glue-panel:glue-panel',
  svgstr: gluePanelSvg
});
