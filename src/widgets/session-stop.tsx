/** Stopping sessions: which ones is asked, and how far each is, is shown until AWS says that it has stopped. */
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { WindowedRows } from '../components/windowed-rows';
import { money } from '../format';
import type { GlueSessions } from '../model/glue-sessions';
import { isOwn, SessionRow } from '../model/session-rows';
import { Stop } from '../model/session-stops';
import { ownerName, tellsOwner } from '../model/session-whereabouts';
import { useSnapshot } from './hooks';
import { ageOf, titleOf } from './session-words';

/** `.jp-GluePanel-stops .jp-GluePanel-rows > li` in the style sheet says the same. */
const ROW_PX = 40;

/** Asks, stops, and shows what became of each. Resolves when the last of the dialogs is closed. */
export async function stopSessions(
  sessions: GlueSessions,
  rows: readonly SessionRow[],
  trans: TranslationBundle
): Promise<void> {
  if (rows.length > 0 && (await mayStop(rows, trans))) {
    await stopAndShow(sessions, rows, trans);
  }
}

/** Stops what the user has agreed to stop, and shows what becomes of each. */
export async function stopAndShow(
  sessions: GlueSessions,
  rows: readonly SessionRow[],
  trans: TranslationBundle
): Promise<void> {
  const stopped = sessions.stops.stop(rows.map(({ session }) => session));
  await Promise.all([stopped, showProgress(sessions, rows, trans)]);
}

async function mayStop(
  rows: readonly SessionRow[],
  trans: TranslationBundle
): Promise<boolean> {
  const count = rows.length;
  const { button } = await showDialog({
    title: trans._n('Stop %1 session?', 'Stop %1 sessions?', count),
    body: (
      <Body rows={rows} trans={trans} state={({ session }) => session.status}>
        {trans.__(
          'What runs in them is broken off, and their variables are lost. Notebooks stay as they are.'
        )}
      </Body>
    ),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({
        label: trans._n('Stop %1 session', 'Stop %1 sessions', count)
      })
    ]
  });
  return button.accept;
}

async function showProgress(
  sessions: GlueSessions,
  rows: readonly SessionRow[],
  trans: TranslationBundle
): Promise<void> {
  await showDialog({
    title: trans._n('Stopping %1 session', 'Stopping %1 sessions', rows.length),
    body: <Progress rows={rows} sessions={sessions} trans={trans} />,
    buttons: [Dialog.okButton({ label: trans.__('Close') })]
  });
}

function Progress({
  rows,
  sessions: { stops },
  trans
}: {
  rows: readonly SessionRow[];
  sessions: GlueSessions;
  trans: TranslationBundle;
}): JSX.Element {
  useSnapshot(stops.changed, () => stops.version);
  const all = rows.flatMap(({ session }) => stops.of(session) ?? []);
  return (
    <Body
      rows={rows}
      trans={trans}
      state={({ session }) => stateOf(stops.of(session), trans)}
    >
      <span role="status">{progressOf(all, trans)}</span>
    </Body>
  );
}

function progressOf(all: readonly Stop[], trans: TranslationBundle): string {
  const count = (phase: Stop['phase']): number =>
    all.filter(stop => stop.phase === phase).length;
  const [running, ended] = [count('running'), count('ended')];
  const unproven = count('unproven');
  if (running + ended + unproven < all.length) {
    return trans.__(
      '%1 of %2 have stopped. Closing this does not call them back.',
      ended,
      all.length
    );
  }
  if (running === 0 && unproven > 0) {
    return trans._n(
      'Whether %1 session has stopped, AWS would not tell.',
      'Whether %1 sessions have stopped, AWS would not tell.',
      unproven
    );
  }
  return running === 0
    ? trans.__('AWS says that all have stopped.')
    : trans._n(
        '%1 session goes on running, and costing.',
        '%1 sessions go on running, and costing.',
        running
      );
}

function stateOf(stop: Stop | null, trans: TranslationBundle): string {
  if (stop === null || stop.phase === 'waiting') {
    return trans.__('waiting');
  }
  if (stop.phase === 'running') {
    const { error, status } = stop;
    return error
      ? trans.__('still %1: %2', status ?? '', error.message)
      : trans.__('still %1', status ?? '');
  }
  if (stop.phase === 'unproven') {
    const { error, status } = stop;
    return trans.__(
      'last seen %1: %2',
      status ?? trans.__('gone'),
      error?.message ?? ''
    );
  }
  return stop.status ?? trans.__('gone');
}

interface BodyProps {
  readonly rows: readonly SessionRow[];
  readonly state: (row: SessionRow) => string;
  readonly children: React.ReactNode;
  readonly trans: TranslationBundle;
}

function Body({ rows, state, children, trans }: BodyProps): JSX.Element {
  return (
    <div className="jp-GluePanel-stops">
      <WindowedRows
        label={trans.__('Sessions to stop')}
        count={rows.length}
        rowPx={ROW_PX}
        keyOf={index => rows[index].arn}
        render={index => (
          <Line row={rows[index]} state={state(rows[index])} trans={trans} />
        )}
      />
      <p>{children}</p>
    </div>
  );
}

function Line({
  row,
  state,
  trans
}: {
  row: SessionRow;
  state: string;
  trans: TranslationBundle;
}): JSX.Element {
  const { session } = row;
  const { cost } = session;
  const facts = [
    trans.__('owner: %1', shortOwnerOf(row, trans)),
    ageOf(session, trans),
    cost && trans.__('about %1', money(cost.so_far, cost.currency))
  ];
  return (
    <div title={session.id}>
      <strong title={state}>{state}</strong>
      <span>{titleOf(row, trans)}</span>
      <code>{session.id}</code>
      <small>{facts.filter(Boolean).join(' · ')}</small>
    </div>
  );
}

function shortOwnerOf(row: SessionRow, trans: TranslationBundle): string {
  const { owner } = row.session;
  if (isOwn(row)) {
    return trans.__('you');
  }
  return owner !== null && tellsOwner(owner)
    ? ownerName(owner)
    : trans.__('not known');
}
