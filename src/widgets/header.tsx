/** The panel's title, and what concerns all of it. */
import { Button, notebookIcon, refreshIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import * as React from 'react';

import { CommandIDs } from '../tokens';
import type { BodyProps } from './body';
import { PanelMenu } from './panel-menu';

interface Props extends BodyProps {
  readonly commands: CommandRegistry;
}

export function Header({ model, commands, trans }: Props): JSX.Element {
  const [isBusy, setBusy] = React.useState(false);
  const refresh = async (): Promise<void> => {
    setBusy(true);
    await model.refresh();
    setBusy(false);
  };
  return (
    <div className="jp-GluePanel-header">
      <h2>{trans.__('AWS Glue')}</h2>
      {commands.hasCommand(CommandIDs.load) && (
        <Button
          minimal
          small
          aria-label={trans.__('Load from notebook')}
          title={trans.__('Load from notebook')}
          onClick={() => void commands.execute(CommandIDs.load)}
        >
          <notebookIcon.react tag={null} />
        </Button>
      )}
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
      <PanelMenu commands={commands} trans={trans} />
    </div>
  );
}
