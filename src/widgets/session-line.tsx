/** One session, and one group of them, as a row. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, stopIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { SessionGroup, SessionRow } from '../model/session-rows';
import type { Stop } from '../model/session-stops';
import {
  briefTotalOf,
  hoverOf,
  remarkOf,
  titleOf,
  totalOf
} from './session-words';

interface Props {
  readonly row: SessionRow;
  /** Its stop, where one was asked for. */
  readonly stop: Stop | null;
  readonly isSelected: boolean;
  readonly isOpened: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
  readonly onStop: () => void;
  readonly trans: TranslationBundle;
}

export function SessionLine(props: Props): JSX.Element {
  const { row, stop, isOpened, onOpen, trans } = props;
  const { session, standing } = row;
  const title = titleOf(row, trans);
  const isStopping = stop?.phase === 'waiting' || stop?.phase === 'stopping';
  return (
    <div
      className="jp-GluePanel-sessionLine"
      data-standing={standing}
      title={hoverOf(row, trans)}
    >
      {row.isLiving ? (
        <input
          type="checkbox"
          aria-label={trans.__('Select %1', `${title} ${session.id}`)}
          checked={props.isSelected}
          onChange={props.onSelect}
        />
      ) : (
        <span />
      )}
      <button type="button" aria-expanded={isOpened} onClick={onOpen}>
        <span className="jp-GluePanel-sessionState" data-state={session.status}>
          {session.status}
        </span>
        <span className="jp-GluePanel-sessionName">{title}</span>
        <small>
          {isStopping ? trans.__('stopping…') : remarkOf(row, trans)}
        </small>
      </button>
      {row.isLiving && (
        <Button
          minimal
          small
          disabled={isStopping || session.status === 'STOPPING'}
          aria-label={trans.__('Stop session %1', session.id)}
          title={trans.__('Stop session %1', session.id)}
          onClick={props.onStop}
        >
          <stopIcon.react tag={null} />
        </Button>
      )}
    </div>
  );
}

export function GroupLine({
  group,
  tagKey,
  trans
}: {
  group: SessionGroup;
  tagKey: string;
  trans: TranslationBundle;
}): JSX.Element {
  const { value, isReadable, sums } = group;
  const name = isReadable
    ? value === null
      ? trans.__('without %1', tagKey)
      : `${tagKey}=${value}`
    : trans.__('tags not readable');
  const total = totalOf(sums, trans);
  return (
    <div className="jp-GluePanel-groupLine" title={`${name}\n${total}`}>
      <strong>{name}</strong>
      <small>{briefTotalOf(sums, trans)}</small>
    </div>
  );
}
