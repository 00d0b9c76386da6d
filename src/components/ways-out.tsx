/** The connections with which a denied session would pass: a few of them, and how many more there are. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { Preflight } from '../api/types';

/** So many ways out are named; the list marks them all. */
const MOST_NAMED = 5;

interface Props {
  readonly preflight: Preflight;
  /** Picks a connection that would pass; null where none can be picked here. */
  readonly onPick: ((connection: string) => void) | null;
  readonly trans: TranslationBundle;
}

export function WaysOut(props: Props): JSX.Element {
  const { preflight, onPick, trans } = props;
  const sentence = waysOutSentence(preflight, trans);
  if (sentence === null) {
    return <p>{noWayOut(preflight, trans)}</p>;
  }
  return onPick ? <Buttons {...props} onPick={onPick} /> : <p>{sentence}</p>;
}

/** null where no connection is known to pass. */
export function waysOutSentence(
  { would_pass: passing }: Preflight,
  trans: TranslationBundle
): string | null {
  if (passing.length === 0) {
    return null;
  }
  const names = passing.slice(0, MOST_NAMED).join(', ');
  const more = passing.length - MOST_NAMED;
  return more > 0
    ? trans._n(
        'It would pass with: %2 and %1 more',
        'It would pass with: %2 and %1 more',
        more,
        names
      )
    : trans.__('It would pass with: %1', names);
}

function noWayOut(
  { pass_role, pending }: Preflight,
  trans: TranslationBundle
): string {
  if (pass_role?.verdict === 'denied') {
    return trans.__(
      'No connection helps while the runtime role may not be passed.'
    );
  }
  return pending.length > 0
    ? trans.__('No connection that would pass is known yet.')
    : trans.__('No connection of this account would pass.');
}

interface ButtonsProps extends Props {
  readonly onPick: (connection: string) => void;
}

function Buttons({ preflight, onPick, trans }: ButtonsProps): JSX.Element {
  const passing = preflight.would_pass;
  const more = passing.length - MOST_NAMED;
  return (
    <div className="jp-GluePanel-waysOut">
      <span>{trans.__('It would pass with')}</span>
      {passing.slice(0, MOST_NAMED).map(name => (
        <Button
          key={name}
          small
          className="jp-mod-styled"
          aria-label={trans.__('Pick %1', name)}
          title={trans.__('Pick %1', name)}
          onClick={() => onPick(name)}
        >
          {name}
        </Button>
      ))}
      {more > 0 && <span>{trans._n('and %1 more', 'and %1 more', more)}</span>}
    </div>
  );
}
