/** All that AWS tells of one session, and what can be done with it. */
import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Session } from '../api/types';
import { money, nameOfArn } from '../format';
import { readCommand, withHint } from '../model/cli-lines';
import type { GlueSessions } from '../model/glue-sessions';
import type { SessionRow } from '../model/session-rows';
import { placeOfSession } from '../model/session-stops';
import { GlueError } from '../api/request';
import { editTags } from './session-tags';
import {
  ageOf,
  kernelOf,
  ownerOf,
  placeNameOf,
  sourceOf
} from './session-words';

interface Props {
  readonly row: SessionRow;
  readonly sessions: GlueSessions;
  readonly onStop: () => void;
  readonly onClose: () => void;
  readonly trans: TranslationBundle;
}

export function SessionDetails(props: Props): JSX.Element {
  const { row, onClose, trans } = props;
  const { session } = row;
  return (
    <section
      className="jp-GluePanel-details"
      aria-label={trans.__('Session %1', session.id)}
    >
      <header>
        <code title={session.id}>{session.id}</code>
        <Button
          minimal
          small
          aria-label={trans.__('Close details')}
          onClick={onClose}
        >
          <closeIcon.react tag={null} />
        </Button>
      </header>
      {session.error_message && (
        <p className="jp-GluePanel-caution">{session.error_message}</p>
      )}
      <Facts facts={factsOf(row, trans)} />
      <Tags session={session} trans={trans} />
      <Deeds {...props} />
    </section>
  );
}

type Fact = readonly [string, string | null];

function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl className="jp-GluePanel-facts">
      {facts.map(([name, value]) =>
        value ? (
          <React.Fragment key={name}>
            <dt>{name}</dt>
            <dd title={value}>{value}</dd>
          </React.Fragment>
        ) : null
      )}
    </dl>
  );
}

function factsOf(row: SessionRow, trans: TranslationBundle): Fact[] {
  const { session, path } = row;
  const { cost } = session;
  const idle = session.idle_timeout_minutes;
  return [
    [trans.__('State'), `${session.status} · ${ageOf(session, trans)}`],
    [trans.__('Notebook'), path],
    [trans.__('Kernel'), kernelOf(row, trans)],
    [trans.__('Owner'), ownerOf(row, trans)],
    [trans.__('Account'), placeNameOf(session)],
    [
      trans.__('Through role'),
      session.access_role && nameOfArn(session.access_role)
    ],
    [trans.__('Runtime role'), session.role_arn && nameOfArn(session.role_arn)],
    [
      trans.__('Connections'),
      session.connections.join(', ') || trans.__('none')
    ],
    [trans.__('Glue version'), session.glue_version],
    [trans.__('Workers'), workersOf(session, trans)],
    [trans.__('Idle timeout'), idle === null ? null : trans.__('%1 min', idle)],
    [
      trans.__('Created'),
      session.created_on && new Date(session.created_on).toLocaleString()
    ],
    [
      trans.__('DPU-seconds'),
      session.dpu_seconds?.toLocaleString() ?? trans.__('not told yet')
    ],
    [
      trans.__('Cost so far'),
      cost
        ? trans.__('about %1', money(cost.so_far, cost.currency))
        : trans.__('not known')
    ],
    [
      trans.__('An hour'),
      cost && row.isLiving
        ? trans.__('about %1', money(cost.per_hour, cost.currency))
        : null
    ],
    [trans.__('Source'), cost && sourceOf(cost, trans)]
  ];
}

function workersOf(session: Session, trans: TranslationBundle): string | null {
  const { worker_type, number_of_workers, max_capacity, auto_scaling } =
    session;
  if (worker_type !== null && number_of_workers !== null) {
    return auto_scaling
      ? trans.__('up to %1 × %2', number_of_workers, worker_type)
      : trans.__('%1 × %2', number_of_workers, worker_type);
  }
  return max_capacity === null ? null : trans.__('%1 DPU', max_capacity);
}

function Tags({
  session: { tags, tags_error },
  trans
}: {
  session: Session;
  trans: TranslationBundle;
}): JSX.Element {
  if (tags === null) {
    const isPending = tags_error?.code === 'tags_pending';
    return (
      <p className="jp-GluePanel-caution" title={tags_error?.code}>
        {isPending ? tags_error?.message : trans.__('Tags not readable.')}{' '}
        {!isPending && tags_error?.message}
      </p>
    );
  }
  const entries = Object.entries(tags);
  return entries.length === 0 ? (
    <p className="jp-GluePanel-quiet">{trans.__('No tags.')}</p>
  ) : (
    <ul className="jp-GluePanel-chips" aria-label={trans.__('Tags')}>
      {entries.map(([key, value]) => (
        <li key={key} title={`${key}=${value}`}>
          <span>{`${key}=${value}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Deeds({ row, sessions, onStop, trans }: Props): JSX.Element {
  const { session, path } = row;
  const [problem, setProblem] = React.useState<string | null>(null);
  const copyList = async (): Promise<void> => {
    try {
      const { client } = sessions;
      const place = placeOfSession(session);
      const told = await client.sessionTags(session.id, place);
      Clipboard.copyToSystem(withHint(told.list_command, session));
      setProblem(null);
    } catch (reason) {
      if (!(reason instanceof GlueError)) {
        throw reason;
      }
      setProblem(reason.message);
    }
  };
  return (
    <>
      <div className="jp-GluePanel-buttons">
        {path !== null && (
          <Deed onClick={() => sessions.open(path)}>
            {trans.__('Open notebook')}
          </Deed>
        )}
        {row.isLiving && (
          <Deed onClick={() => void editTags(session, sessions, trans)}>
            {trans.__('Edit tags')}
          </Deed>
        )}
        <Deed onClick={() => Clipboard.copyToSystem(readCommand(session))}>
          {trans.__('Copy get-tags command')}
        </Deed>
        <Deed onClick={() => void copyList()}>
          {trans.__('Copy list-sessions command')}
        </Deed>
        {row.isLiving && (
          <Deed onClick={onStop}>{trans.__('Stop session')}</Deed>
        )}
      </div>
      {problem && <p className="jp-GluePanel-problem">{problem}</p>}
    </>
  );
}

function Deed({
  onClick,
  children
}: {
  onClick: () => void;
  children: React.ReactNode;
}): JSX.Element {
  return (
    <Button small className="jp-mod-styled" onClick={onClick}>
      {children}
    </Button>
  );
}
