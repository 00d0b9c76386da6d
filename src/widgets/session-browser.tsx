/** The listed sessions: filtered, sorted, grouped, selected; one of them in detail. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, InputGroup } from '@jupyterlab/ui-components';
import * as React from 'react';

import { money } from '../format';
import { WindowedRows } from '../components/windowed-rows';
import type { GlueSessions } from '../model/glue-sessions';
import {
  filterRows,
  groupRows,
  PLAIN_VIEW,
  SessionGroup,
  SessionRow,
  SessionView,
  sortRows
} from '../model/session-rows';
import { sumsOf } from '../model/session-sums';
import { useSnapshot } from './hooks';
import { SessionDetails } from './session-details';
import { GroupLine, SessionLine } from './session-line';
import { stopSessions } from './session-stop';
import { SessionViewFields } from './session-view';
import { totalOf } from './session-words';

/** `.jp-GluePanel-rows > li` in the style sheet says the same. */
const ROW_PX = 42;

interface Props {
  readonly sessions: GlueSessions;
  readonly trans: TranslationBundle;
}

export function SessionBrowser({ sessions, trans }: Props): JSX.Element {
  const { rows, view, setView, shown, lines } = useRows(sessions);
  const { selected, select, toggle } = useSelected();
  const [opened, open] = React.useState<string | null>(null);
  const detailed = rows.find(({ arn }) => arn === opened);
  const stop = (these: readonly SessionRow[]): void => {
    void stopSessions(sessions, these, trans);
  };
  const line = (row: SessionRow): JSX.Element => (
    <SessionLine
      row={row}
      stop={sessions.stops.of(row.session)}
      isSelected={selected.has(row.arn)}
      isOpened={row.arn === opened}
      onSelect={() => toggle(row.arn)}
      onOpen={() => open(row.arn === opened ? null : row.arn)}
      onStop={() => stop([row])}
      trans={trans}
    />
  );
  return (
    <>
      {rows.length > 1 && (
        <Filter rows={rows} view={view} onView={setView} trans={trans} />
      )}
      <Orphans rows={shown} onSelect={select} trans={trans} />
      <Lines {...{ lines, line, trans }} groupBy={view.groupBy} />
      <Total shown={shown} trans={trans} />
      <Selection {...{ shown, selected, select, stop, trans }} />
      {detailed && (
        <SessionDetails
          row={detailed}
          sessions={sessions}
          onStop={() => stop([detailed])}
          onClose={() => open(null)}
          trans={trans}
        />
      )}
    </>
  );
}

/** Each step is done again only when what it rests on has changed: a key that is typed sorts nothing. */
function useRows(sessions: GlueSessions) {
  const { list, homes, stops } = sessions;
  useSnapshot(list.changed, () => list.sessions);
  useSnapshot(stops.changed, () => stops.version);
  const rows = useSnapshot(homes.changed, () => sessions.rows);
  const [view, setView] = React.useState<SessionView>(PLAIN_VIEW);
  const { order, filter, status, groupBy } = view;
  const sorted = React.useMemo(() => sortRows(rows, order), [rows, order]);
  const shown = React.useMemo(
    () => filterRows(sorted, { filter, status }),
    [sorted, filter, status]
  );
  const lines = React.useMemo(
    () =>
      groupBy === null
        ? shown
        : groupRows(shown, groupBy).flatMap(group => [group, ...group.rows]),
    [shown, groupBy]
  );
  return { rows, view, setView, shown, lines };
}

/** By ARN: a session that is listed again stays selected. */
function useSelected() {
  const [selected, select] = React.useState<ReadonlySet<string>>(new Set());
  const toggle = (arn: string): void => {
    const others = new Set(selected);
    if (!others.delete(arn)) {
      others.add(arn);
    }
    select(others);
  };
  return { selected, select, toggle };
}

/** What the rows in sight amount to; where none is left of the filter, that. */
function Total({
  shown,
  trans
}: {
  shown: readonly SessionRow[];
  trans: TranslationBundle;
}): JSX.Element {
  const sums = sumsOf(shown);
  return (
    <p className="jp-GluePanel-quiet">
      {shown.length > 0 ? totalOf(sums, trans) : trans.__('None matches.')}
    </p>
  );
}

interface FilterProps {
  readonly rows: readonly SessionRow[];
  readonly view: SessionView;
  readonly onView: (view: SessionView) => void;
  readonly trans: TranslationBundle;
}

function Filter(props: FilterProps): JSX.Element {
  const { rows, view, onView, trans } = props;
  return (
    <>
      <InputGroup
        className="jp-GluePanel-filter"
        type="search"
        aria-label={trans.__('Filter sessions')}
        placeholder={trans._n(
          'Filter %1 session',
          'Filter %1 sessions',
          rows.length
        )}
        value={view.filter}
        rightIcon="ui-components:search"
        onChange={event => onView({ ...view, filter: event.target.value })}
      />
      <SessionViewFields {...props} />
    </>
  );
}

/** The user's own that run and that nothing here will stop, and what they burn. */
function Orphans({
  rows,
  onSelect,
  trans
}: {
  rows: readonly SessionRow[];
  onSelect: (arns: ReadonlySet<string>) => void;
  trans: TranslationBundle;
}): JSX.Element | null {
  const orphans = rows.filter(({ standing }) => standing === 'orphan');
  if (orphans.length === 0) {
    return null;
  }
  const { amounts } = sumsOf(orphans);
  const burns = amounts.map(({ perHour, currency }) =>
    money(perHour, currency)
  );
  return (
    <div className="jp-GluePanel-caution">
      {trans._n(
        '%1 orphan: your session, running without a kernel here.',
        '%1 orphans: your sessions, running without a kernel here.',
        orphans.length
      )}{' '}
      {burns.length > 0 &&
        trans.__('Burning about %1 an hour.', burns.join(' + '))}
      <Button
        small
        minimal
        onClick={() => onSelect(new Set(orphans.map(({ arn }) => arn)))}
      >
        {trans.__('Select orphans')}
      </Button>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly (SessionRow | SessionGroup)[];
  readonly groupBy: string | null;
  readonly line: (row: SessionRow) => JSX.Element;
  readonly trans: TranslationBundle;
}

function Lines(props: LinesProps): JSX.Element {
  const { lines, groupBy, line, trans } = props;
  return (
    <WindowedRows
      label={trans.__('Sessions')}
      count={lines.length}
      rowPx={ROW_PX}
      keyOf={index => {
        const one = lines[index];
        return 'arn' in one ? one.arn : `group ${one.isReadable} ${one.value}`;
      }}
      render={index => {
        const one = lines[index];
        return 'arn' in one ? (
          line(one)
        ) : (
          <GroupLine group={one} tagKey={groupBy ?? ''} trans={trans} />
        );
      }}
    />
  );
}

interface SelectionProps {
  readonly shown: readonly SessionRow[];
  readonly selected: ReadonlySet<string>;
  readonly select: (arns: ReadonlySet<string>) => void;
  readonly stop: (rows: readonly SessionRow[]) => void;
  readonly trans: TranslationBundle;
}

/** Only what is in sight is stopped: a filter takes out what it hides. */
function Selection(props: SelectionProps): JSX.Element | null {
  const { shown, selected, select, stop, trans } = props;
  const running = shown.filter(row => row.isLiving);
  const chosen = running.filter(({ arn }) => selected.has(arn));
  if (running.length < 2 && chosen.length === 0) {
    return null;
  }
  const isAll = chosen.length === running.length;
  return (
    <div className="jp-GluePanel-buttons">
      <Button
        small
        minimal
        onClick={() =>
          select(new Set(isAll ? [] : running.map(({ arn }) => arn)))
        }
      >
        {isAll
          ? trans.__('Select none')
          : trans.__('Select all %1 running', running.length)}
      </Button>
      {chosen.length > 0 && (
        <Button small className="jp-mod-styled" onClick={() => stop(chosen)}>
          {trans._n('Stop %1 session', 'Stop %1 sessions', chosen.length)}
        </Button>
      )}
    </div>
  );
}
