/** "Check network of …", and what was found. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Card } from '../components/card';
import { NetworkReport } from '../components/network-report';
import { clockTime } from '../format';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

export function NetworkDoctor({ model, trans }: BodyProps): JSX.Element | null {
  const { selection, network } = model;
  const { connections = [] } = useSnapshot(
    selection.changed,
    () => selection.value
  );
  const state = useSnapshot(network.changed, () => network.state);
  const { phase, isLoading, since } = state;
  if (connections.length === 0) {
    return null;
  }
  const title = checkLabel(connections, trans);
  return (
    <>
      <div className="jp-GluePanel-buttons">
        <Button
          small
          className="jp-mod-styled"
          disabled={isLoading}
          title={title}
          onClick={() => void network.check()}
        >
          {title}
        </Button>
      </div>
      {phase !== 'idle' && (
        <Card
          title={
            since
              ? trans.__('Network, as of %1', clockTime(since))
              : trans.__('Network')
          }
          onClose={() => network.reset()}
          trans={trans}
        >
          <Picture
            state={state}
            doing={trans.__('Looking at subnets, routes and security groups…')}
            idle={null}
            onRetry={() => void network.check()}
            onCancel={() => network.cancel()}
            trans={trans}
          >
            {report => <NetworkReport report={report} trans={trans} />}
          </Picture>
        </Card>
      )}
    </>
  );
}

function checkLabel(
  names: readonly string[],
  trans: TranslationBundle
): string {
  return names.length === 1
    ? trans.__('Check network of %1', names[0])
    : trans.__('Check network of %1 connections', names.length);
}
