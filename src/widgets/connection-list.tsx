/** The connections to choose from, each with its network and its verdict. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { InputGroup } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Connection, Connections } from '../api/types';
import { shortId, shortZone } from '../format';
import { Listbox, ListboxItem } from '../components/listbox';
import { VerdictSign, verdictWord } from '../components/verdict-sign';
import { connectionItems, toggled } from '../model/connection-items';
import type { Snapshot } from '../model/resource';
import type { Verdicts } from '../model/verdicts';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';

/** From so many on there is something to filter. */
const FEWEST_TO_FILTER = 9;

const NONE: readonly string[] = [];

interface Item extends ListboxItem {
  readonly connection: Connection | null;
  readonly refusal: string | null;
}

interface Props extends BodyProps {
  readonly value: Connections;
  /** Asks why a connection has its verdict. */
  readonly onAsk: (connection: string) => void;
}

export function ConnectionList(props: Props): JSX.Element {
  const { model, value, onAsk, trans } = props;
  const { selection, verdicts } = model;
  const [filter, setFilter] = React.useState('');
  const picked = useSnapshot(selection.changed, () => selection.value);
  const chosen = picked.connections ?? NONE;
  const known = useSnapshot(verdicts.changed, () => verdicts.state);
  const listed = value.connections;
  const [isPassing, setPassing] = React.useState(false);
  const passing = known.value?.preflight.would_pass ?? NONE;
  const only = isPassing ? passing : null;
  const items = React.useMemo(
    () => itemsOf(listed, chosen, filter, only),
    [listed, chosen, filter, only]
  );
  const isJudged = known.value !== null || known.isLoading;
  return (
    <>
      {listed.length >= FEWEST_TO_FILTER && (
        <Filter
          text={filter}
          onText={setFilter}
          count={listed.length}
          passing={passing.length}
          isPassing={isPassing}
          onPassing={setPassing}
          trans={trans}
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
        renderSign={item => sign(item, known, trans)}
        onAsk={({ name }) => known.value?.byConnection.has(name) && onAsk(name)}
        askHint={
          isJudged ? trans.__('Right arrow: why this verdict') : undefined
        }
      />
      {items.length === 0 && (
        <p className="jp-GluePanel-quiet">{trans.__('None matches.')}</p>
      )}
    </>
  );
}

interface FilterProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly count: number;
  /** How many are known to pass. */
  readonly passing: number;
  readonly isPassing: boolean;
  readonly onPassing: (isPassing: boolean) => void;
  readonly trans: TranslationBundle;
}

function Filter(props: FilterProps): JSX.Element {
  const { count, passing, isPassing, trans } = props;
  return (
    <>
      <InputGroup
        className="jp-GluePanel-filter"
        type="search"
        aria-label={trans.__('Filter connections')}
        placeholder={trans.__('Filter %1 connections', count)}
        value={props.text}
        rightIcon="ui-components:search"
        onChange={event => props.onText(event.target.value)}
      />
      {(passing > 0 || isPassing) && (
        <label className="jp-GluePanel-onlyPassing">
          <input
            type="checkbox"
            checked={isPassing}
            onChange={event => props.onPassing(event.target.checked)}
          />
          {trans._n('Only the %1 allowed', 'Only the %1 allowed', passing)}
        </label>
      )}
    </>
  );
}

/** @param only the names to show beside the chosen ones; null for all */
function itemsOf(
  listed: readonly Connection[],
  chosen: readonly string[],
  filter: string,
  only: readonly string[] | null
): readonly Item[] {
  const wanted = only && new Set([...only, ...chosen]);
  const shown = listed.filter(({ name }) => wanted?.has(name) ?? true);
  return connectionItems(shown, chosen, filter).map(item => ({
    ...item,
    isRefused: item.refusal !== null,
    title: hoverOf(item.connection) ?? item.name
  }));
}

/** The row's verdict, with its reason on hover; none while nobody judges, or it can't be picked at all. */
function sign(
  { name, connection, refusal }: Item,
  { value, phase, isLoading }: Snapshot<Verdicts>,
  trans: TranslationBundle
): JSX.Element | null {
  const judgement = value?.byConnection.get(name);
  const isAwaited = isLoading || value?.preflight.pending.includes(name);
  const isJudged = value !== null && refusal === null;
  if (connection === null || (!judgement && !isAwaited && !isJudged)) {
    return null;
  }
  const mark = judgement?.verdict ?? (isAwaited ? 'pending' : 'unknown');
  return (
    <VerdictSign
      mark={mark}
      isStale={phase === 'stale'}
      title={judgement?.why ?? verdictWord(mark, trans)}
      trans={trans}
    />
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
