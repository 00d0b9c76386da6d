/** The buttons that put the settings to use, why they can't, and what just happened. */
import { Button } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import * as React from 'react';

import { LiveRegions } from '../components/live-regions';
import { Obstacle, obstacleOf } from '../model/readiness';
import { CommandIDs, ITargetModel } from '../tokens';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { SelectionVerdict } from './selection-verdict';

interface Props extends BodyProps {
  readonly target: ITargetModel;
  readonly commands: CommandRegistry;
}

export function Actions(props: Props): JSX.Element {
  const { model, commands, trans } = props;
  const { notices } = model;
  const [isBusy, setBusy] = React.useState(false);
  const notice = useSnapshot(notices.changed, () => notices.current);
  const obstacle = useObstacle(props);
  const reasonId = React.useId();
  const run = async (command: string): Promise<void> => {
    setBusy(true);
    try {
      await commands.execute(command);
    } finally {
      setBusy(false);
    }
  };
  const attributes = {
    disabled: obstacle !== null || isBusy,
    'aria-describedby': obstacle ? reasonId : undefined
  };
  return (
    <>
      <LiveRegions
        kind={notice?.kind ?? null}
        code={notice?.code ?? ''}
        message={notice?.message ?? ''}
        hint={notice?.hint ?? ''}
        action={notice?.action ?? null}
        onDismiss={() => notices.tell(null)}
        trans={trans}
      />
      <SelectionVerdict model={model} trans={trans} />
      {obstacle && (
        <p id={reasonId} className="jp-GluePanel-reason">
          {obstacle.reason} <span>{obstacle.hint}</span>
        </p>
      )}
      <div className="jp-GluePanel-buttons">
        <Button
          {...attributes}
          className="jp-mod-styled"
          onClick={() => void run(CommandIDs.insert)}
        >
          {trans.__('Insert into notebook')}
        </Button>
        <Button
          {...attributes}
          className="jp-mod-styled jp-mod-accept"
          onClick={() => void run(CommandIDs.insertAndRun)}
        >
          {trans.__('Insert and run')}
        </Button>
      </div>
    </>
  );
}

function useObstacle(props: Props): Obstacle | null {
  const { target, model, commands, trans } = props;
  const { tags, preview } = model;
  const situation = {
    target: useSnapshot(target.changed, () => target.value),
    rows: useSnapshot(tags.changed, () => tags.rows),
    preview: useSnapshot(preview.changed, () => preview.state)
  };
  if (!commands.hasCommand(CommandIDs.insert)) {
    return {
      reason: trans.__('Nothing here can insert cells.'),
      hint: trans.__('Enable the plugin jupyter-glue-panel:notebook.')
    };
  }
  return obstacleOf(situation, trans);
}
