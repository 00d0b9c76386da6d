/** Through which Glue connections, and so in which VPC, the session runs. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, refreshIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Connections } from '../api/types';
import { Remarks } from '../components/remarks';
import type { BodyProps } from './body';
import { ConnectionList } from './connection-list';
import { useSnapshot } from './hooks';
import { NetworkDoctor } from './network';
import { Picture } from './picture';
import { Asked, Verdicts } from './verdicts';

export function ConnectionsBody({ model, trans }: BodyProps): JSX.Element {
  const { connections, selection } = model;
  const state = useSnapshot(connections.changed, () => connections.state);
  const picked = useSnapshot(selection.changed, () => selection.value);
  const { connections: chosen = [], role_arn, profile, region } = picked;
  const isEmpty = state.value?.connections.length === 0 && chosen.length === 0;
  const [asked, setAsked] = React.useState<Asked | null>(null);
  React.useEffect(() => setAsked(null), [role_arn, profile, region]);
  return (
    <>
      <Picture
        state={state}
        doing={trans.__('Listing connections and their networks…')}
        idle={trans.__('Listed as soon as AWS lets you in.')}
        empty={
          isEmpty
            ? {
                message: trans.__('No connection with a subnet here.'),
                hint: trans.__('Another Region or another role may have some.')
              }
            : null
        }
        onRetry={() => void model.refreshConnections()}
        onCancel={() => connections.cancel()}
        trans={trans}
      >
        {value => (
          <ConnectionList
            model={model}
            value={value}
            onAsk={name => setAsked({ connection: name })}
            trans={trans}
          />
        )}
      </Picture>
      {state.value === null && chosen.length > 0 && (
        <p className="jp-GluePanel-quiet">
          {trans.__('Chosen: %1', chosen.join(', '))}
        </p>
      )}
      <Verdicts model={model} asked={asked} onAsk={setAsked} trans={trans} />
      <NetworkDoctor model={model} trans={trans} />
      {state.value && <Beside value={state.value} trans={trans} />}
    </>
  );
}

/** What stands beside the list: what AWS did not say, and what gives no VPC. */
function Beside({
  value: { errors, without_network },
  trans
}: {
  value: Connections;
  trans: TranslationBundle;
}): JSX.Element {
  const count = without_network.length;
  return (
    <>
      <Remarks withCodes remarks={errors} trans={trans} />
      {count > 0 && (
        <details className="jp-GluePanel-quiet">
          <summary>
            {trans._n('%1 without a network', '%1 without a network', count)}
          </summary>
          <ul>
            {without_network.map(({ name, type }) => (
              <li key={name} title={name}>
                {name} · {type}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export function ConnectionsActions({ model, trans }: BodyProps): JSX.Element {
  const { connections } = model;
  const { isLoading } = useSnapshot(
    connections.changed,
    () => connections.state
  );
  return (
    <Button
      minimal
      small
      disabled={isLoading}
      aria-label={trans.__('Refresh connections')}
      title={trans.__('Refresh connections')}
      onClick={() => void model.refreshConnections()}
    >
      <refreshIcon.react tag={null} />
    </Button>
  );
}

export function ConnectionsSummary({ model, trans }: BodyProps): JSX.Element {
  const { selection } = model;
  const { connections = [] } = useSnapshot(
    selection.changed,
    () => selection.value
  );
  const text = connections.join(', ');
  return <span title={text}>{text || trans.__('none')}</span>;
}
