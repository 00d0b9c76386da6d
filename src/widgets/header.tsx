/** The panel's title, and what concerns all of it. */
import { Button, refreshIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { BodyProps } from './body';

export function Header({ model, trans }: BodyProps): JSX.Element {
  const [isBusy, setBusy] = React.useState(false);
  const refresh = async (): Promise<void> => {
    setBusy(true);
    await model.refresh();
    setBusy(false);
  };
  return (
    <div className="jp-GluePanel-header">
      <h2>{trans.__('AWS Glue')}</h2>
      <Button
        minimal
        small
        disabled={isBusy}
        aria-label={trans.__('Refresh everything')}
        title={trans.__('Refresh everything')}
        onClick={() => void refresh()}
      >
        <refreshIcon.react tag={null} />
      </Button>
    </div>
  );
}
