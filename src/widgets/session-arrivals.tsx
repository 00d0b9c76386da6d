/** Sessions of many places, as they arrive: what is there is of use before the slowest account has answered. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Notice } from '../components/notice';
import { Remarks } from '../components/remarks';
import type { Arriving } from '../model/arriving';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { remarksOf } from './place-failures';
import { SessionBrowser } from './session-browser';

interface Props extends BodyProps {
  readonly arriving: Arriving;
}

export function ArrivingSessions(props: Props): JSX.Element {
  const { model, arriving, trans } = props;
  const { sessions, errors } = arriving;
  const { list } = model.sessions;
  const { isLoading } = useSnapshot(list.changed, () => list.state);
  const isBare = isLoading && sessions.length === 0;
  return (
    <>
      {isBare ? (
        <Notice
          kind="loading"
          message={progressOf(arriving, trans)}
          onCancel={() => list.cancel()}
          trans={trans}
        />
      ) : (
        <Progress {...props} isLoading={isLoading} />
      )}
      {sessions.length > 0 && (
        <SessionBrowser sessions={model.sessions} trans={trans} />
      )}
      <Remarks withCodes remarks={remarksOf(errors, trans)} trans={trans} />
    </>
  );
}

function Progress({
  model,
  arriving,
  isLoading,
  trans
}: Props & { isLoading: boolean }): JSX.Element {
  const { list } = model.sessions;
  const { answered, places } = arriving;
  return (
    <div className="jp-GluePanel-buttons">
      <span role="status" className="jp-GluePanel-quiet">
        {isLoading
          ? progressOf(arriving, trans)
          : trans.__('Given up after %1 of %2 places.', answered, places)}
      </span>
      <Button
        minimal
        small
        onClick={() => (isLoading ? list.cancel() : void list.reload())}
      >
        {isLoading ? trans.__('Cancel') : trans.__('Try again')}
      </Button>
    </div>
  );
}

function progressOf(
  { answered, places }: Arriving,
  trans: TranslationBundle
): string {
  return answered < places
    ? trans.__('%1 of %2 places have answered.', answered, places)
    : trans.__('All %1 places have answered. Reading tags…', places);
}
