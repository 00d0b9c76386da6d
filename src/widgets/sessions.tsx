/** The sessions at AWS: what runs, whose it is, what it costs; and the way to stop it. */
import { Button, refreshIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { PlaceFailure, SessionList } from '../api/types';
import { Notice } from '../components/notice';
import { Remarks } from '../components/remarks';
import { money } from '../format';
import { placeOf } from '../model/place';
import { isOf, Listing } from '../model/session-queries';
import { sumsOf } from '../model/session-sums';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';
import { remarksOf } from './place-failures';
import { ArrivingSessions } from './session-arrivals';
import { SessionBrowser } from './session-browser';
import { SessionScopeFields } from './session-scope';
import { useShown } from './shown';

export function SessionsBody({ model, trans }: BodyProps): JSX.Element {
  const { list } = model.sessions;
  const ref = React.useRef<HTMLDivElement>(null);
  const isShown = useShown(ref);
  const isLetIn = useLetIn(model);
  useWatch(isShown && isLetIn, model);
  const state = useSnapshot(list.changed, () => list.state);
  const arriving = useSnapshot(list.changed, () => list.arriving);
  const { tags } = useSnapshot(list.changed, () => list.scope);
  const isFiltered = Object.keys(tags).length > 0;
  const reload = (): void => void list.reload();
  return (
    <div ref={ref} className="jp-GluePanel-sessions">
      <SessionScopeFields model={model} trans={trans} />
      {arriving ? (
        <ArrivingSessions model={model} arriving={arriving} trans={trans} />
      ) : (
        <Picture
          state={state}
          doing={trans.__('Listing sessions and their tags…')}
          idle={trans.__('Listed as soon as AWS lets you in.')}
          empty={emptiness(state.value, isFiltered, trans)}
          onRetry={reload}
          onCancel={() => list.cancel()}
          trans={trans}
        >
          {value =>
            isRefused(value) ? (
              <Refused value={value} onRetry={reload} trans={trans} />
            ) : (
              <SessionBrowser sessions={model.sessions} trans={trans} />
            )
          }
        </Picture>
      )}
      {state.value && (
        <Beside value={state.value} model={model} trans={trans} />
      )}
    </div>
  );
}

/** Whether none of several places could be listed. */
function isRefused({ sessions, errors, as_of }: SessionList): boolean {
  return sessions.length === 0 && errors.length > 0 && as_of === null;
}

/** Why nothing is listed; null where something is, or nobody knows. */
function emptiness(
  value: SessionList | null,
  isFiltered: boolean,
  trans: BodyProps['trans']
): { message: string; hint: string } | null {
  if (value === null || value.sessions.length > 0 || isRefused(value)) {
    return null;
  }
  const message = isFiltered
    ? trans.__('No session carries these tags.')
    : trans.__('No session here.');
  return {
    message:
      value.errors.length > 0
        ? trans.__('%1 Not all places could be listed.', message)
        : message,
    hint: trans.__(
      'Another Region or another role may show some. AWS forgets sessions some time after they ended.'
    )
  };
}

/** Nobody let the panel in: what each said stands below. */
function Refused({
  value: { errors },
  onRetry,
  trans
}: {
  value: SessionList;
  onRetry: () => void;
  trans: BodyProps['trans'];
}): JSX.Element {
  return (
    <Notice
      kind="failed"
      message={trans.__('Sessions could not be listed in any of the places.')}
      code={errors[0]?.code}
      onRetry={onRetry}
      trans={trans}
    />
  );
}

/** Whether AWS has let the user into the picked place: before, the list would only repeat why not. */
function useLetIn({
  access,
  identity,
  selection
}: BodyProps['model']): boolean {
  const value = useSnapshot(selection.changed, () => selection.value);
  const entered = useSnapshot(access.changed, () => access.state);
  const known = useSnapshot(identity.changed, () => identity.state);
  const { phase } = placeOf(value).role === null ? known : entered;
  return phase === 'ready' || phase === 'stale';
}

function useWatch(isWatched: boolean, { sessions }: BodyProps['model']): void {
  React.useEffect(() => {
    if (!isWatched) {
      return;
    }
    const watch = sessions.list.watch();
    return () => watch.dispose();
  }, [isWatched, sessions]);
}

/** What stands beside the list: accounts that did not answer, tags that are still on their way. */
function Beside({ value, trans }: BodyProps & { value: Listing }): JSX.Element {
  const { errors, tags_pending, sessions, old } = value;
  const isOld = (failure: PlaceFailure): boolean =>
    sessions.some(session => old.has(session.arn) && isOf(failure, session));
  return (
    <>
      <Remarks
        withCodes
        remarks={remarksOf(errors, trans, isOld)}
        trans={trans}
      />
      {tags_pending > 0 && (
        <p className="jp-GluePanel-quiet">
          {trans._n(
            'The tags of %1 session are still being read.',
            'The tags of %1 sessions are still being read.',
            tags_pending
          )}
        </p>
      )}
    </>
  );
}

export function SessionsActions({ model, trans }: BodyProps): JSX.Element {
  const { list } = model.sessions;
  const { isLoading } = useSnapshot(list.changed, () => list.state);
  return (
    <Button
      minimal
      small
      disabled={isLoading}
      aria-label={trans.__('Refresh sessions')}
      title={trans.__('Refresh sessions')}
      onClick={() => void list.reload()}
    >
      <refreshIcon.react tag={null} />
    </Button>
  );
}

export function SessionsSummary({ model, trans }: BodyProps): JSX.Element {
  const { list } = model.sessions;
  const { value } = useSnapshot(list.changed, () => list.state);
  if (value === null) {
    return <span />;
  }
  const { living, amounts } = sumsOf(model.sessions.rows);
  const running = trans._n('%1 running', '%1 running', living);
  const burns = amounts
    .filter(({ perHour }) => perHour > 0)
    .map(({ perHour, currency }) =>
      trans.__('%1 an hour', money(perHour, currency))
    );
  return <span>{[running, ...burns].join(' · ')}</span>;
}
