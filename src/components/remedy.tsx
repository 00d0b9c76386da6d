/** What to send to an administrator after a denial. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { CopyButton } from './copy-button';

export function Remedy({
  remedy,
  trans
}: {
  remedy: string;
  trans: TranslationBundle;
}): JSX.Element {
  return (
    <details className="jp-GluePanel-quiet jp-GluePanel-remedy">
      <summary>{trans.__('To ask an administrator for')}</summary>
      <CopyButton
        text={remedy}
        label={trans.__('Copy request')}
        trans={trans}
      />
      <pre>{remedy}</pre>
    </details>
  );
}
