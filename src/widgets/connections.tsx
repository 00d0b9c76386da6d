/** Through which Glue connections, and so in which VPC, the session runs. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, InputGroup, refreshIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Connection, Connections } from '../api/types';
import { shortId, shortZone } from '../format';
import { Listbox, ListboxItem } from '../components/listbox';
import { Remarks } from '../components/remarks';
import { connectionItems, toggled } from '../model/connection-items';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

/** From so many on there is something to filter. */
const FEWEST_TO_FILTER = 9;

export function ConnectionsBody({ model, trans }: BodyProps): JSX.Element {
  const { connections, selection } = model;
  const state = useSnapshot(connections.changed, () => connections.state);
  const { connections: chosen = [] } = useSnapshot(
    selection.changed,
    () => selection.value
  );
  const isEmpty = state.value?.connections.length === 0 && chosen.length === 0;
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
        onRetry={() => void connections.reload()}
        onCancel={() => connections.cancel()}
        trans={trans}
      >
        {value => <List model={model} value={value} trans={trans} />}
      </Picture>
      {state.value === null && chosen.length > 0 && (
        <p className="jp-GluePanel-quiet">
          {trans.__('Chosen: %1', chosen.join(', '))}
        </p>
      )}
      {state.value && <Beside value={state.value} trans={trans} />}
    </>
  );
}

interface Item extends ListboxItem {
  readonly connection: Connection | null;
  readonly refusal: string | null;
}

function List({
  model: { selection },
  value,
  trans
}: BodyProps & { value: Connections }): JSX.Element {
  const [filter, setFilter] = React.useState('');
  const { connections: chosen = [] } = useSnapshot(
    selection.changed,
    () => selection.value
  );
  const items = connectionItems(value.connections, chosen, filter).map(
    (item): Item => ({
      ...item,
      isRefused: item.refusal !== null,
      title: hoverOf(item.connection) ?? item.name
    })
  );
  return (
    <>
      {value.connections.length >= FEWEST_TO_FILTER && (
        <InputGroup
          className="jp-GluePanel-filter"
          type="search"
          aria-label={trans.__('Filter connections')}
          placeholder={trans.__(
            'Filter %1 connections',
            value.connections.length
          )}
          value={filter}
          rightIcon="ui-components:search"
          onChange={event => setFilter(event.target.value)}
        />
      )}
      <Listbox
        label={trans.__('VPC connections')}
        items={items}
        chosen={chosen}
        onToggle={({ name }) =>
          selection.update({ connections: toggled(chosen, name) })
        }
        renderDetail={item => <Detail {...item} trans={trans} />}
      />
      {items.length === 0 && (
        <p className="jp-GluePanel-quiet">{trans.__('None matches.')}</p>
      )}
    </>
  );
}

interface DetailProps extends Omit<Item, 'name'> {
  readonly trans: TranslationBundle;
}

function Detail({ connection, refusal, trans }: DetailProps): JSX.Element {
  if (connection === null) {
    return <em>{trans.__('not in this account and Region')}</em>;
  }
  if (refusal !== null) {
    return <em>{refusal}</em>;
  }
  const { vpc_id, cidr_block, availability_zone, type } = connection;
  const parts = [
    vpc_id && shortId(vpc_id),
    cidr_block,
    availability_zone && shortZone(availability_zone),
    type === 'NETWORK' ? null : type
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function hoverOf(connection: Connection | null): string | undefined {
  if (connection === null) {
    return undefined;
  }
  return [
    connection.name,
    connection.description,
    connection.vpc_id,
    connection.subnet_id,
    connection.cidr_block,
    connection.availability_zone,
    ...connection.security_group_ids
  ]
    .filter(Boolean)
    .join('\n');
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
      <Remarks remarks={errors} />
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
      onClick={() => void connections.reload()}
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
