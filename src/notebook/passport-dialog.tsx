/** The session of a notebook: what was picked beside what was found, and what has changed since. */
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Session } from '../api/types';
import type { Care } from './care';
import type { Row } from './passport';

/** Shows picked beside found, row by row, and what can be done. */
export async function showPassport(care: Care): Promise<void> {
  const { trans, passport } = care;
  const isDrifted = passport.state === 'drifted';
  const inCells = isDrifted ? await passport.cellDrift() : [];
  const renewButton = Dialog.createButton({
    label: trans.__('Renew credentials'),
    actions: ['renew'],
    accept: false
  });
  const { button } = await showDialog({
    title: trans.__('The Glue session of this notebook'),
    body: <Passport care={care} inCells={inCells} />,
    buttons: [
      ...(care.expiry ? [renewButton] : []),
      Dialog.createButton({
        label: trans.__('Check again'),
        actions: ['check']
      }),
      Dialog.cancelButton({ label: trans.__('Close') })
    ]
  });
  if (button.actions.includes('renew')) {
    await care.renew();
  } else if (button.actions.includes('check')) {
    await passport.check();
    await showPassport(care);
  }
}

interface PassportProps {
  readonly care: Care;
  /** What the cells say otherwise now. */
  readonly inCells: readonly Row[];
}

function Passport({ care, inCells }: PassportProps): JSX.Element {
  const { passport, trans } = care;
  const { proof, error, rows, state } = passport;
  if (proof === null) {
    const why = error ? `${error.message} ${error.hint}` : '';
    return (
      <p>{why || trans.__('The kernel has not started a session yet.')}</p>
    );
  }
  return (
    <div className="jp-GluePanel-passport">
      <p>
        {trans.__('Session %1, %2', proof.session.id, proof.session.status)}
      </p>
      <Table rows={rows} trans={trans} />
      <Limits session={proof.session} trans={trans} />
      {state === 'drifted' && (
        <Drift
          inCells={inCells}
          inSidebar={passport.sidebarDrift}
          trans={trans}
        />
      )}
    </div>
  );
}

/** What the table can not tell. */
function Limits(props: {
  session: Session;
  trans: TranslationBundle;
}): JSX.Element {
  const { session, trans } = props;
  const { connections, tags_error } = session;
  return (
    <>
      {tags_error && (
        <p>
          {trans.__(
            'Its tags can not be read: %1 %2',
            tags_error.message,
            tags_error.hint
          )}
        </p>
      )}
      {connections.length > 0 && (
        <p>
          {trans.__(
            'AWS tells the names of its connections, not their networks: one that was edited since is not seen.'
          )}
        </p>
      )}
    </>
  );
}

function Drift(props: {
  inCells: readonly Row[];
  inSidebar: readonly Row[];
  trans: TranslationBundle;
}): JSX.Element {
  const { inCells, inSidebar, trans } = props;
  const none = trans.__('none');
  return (
    <section aria-label={trans.__('Changed since')}>
      <p>{trans.__('Changed since, which applies to the next session:')}</p>
      <ul>
        {inCells.map(({ key, label, picked }) => (
          <li key={key}>
            {trans.__('%1: %2, in the cells', label, picked || none)}
          </li>
        ))}
        {inSidebar.map(({ key, label, picked }) => (
          <li key={key}>
            {trans.__('%1: %2, in the sidebar', label, picked || none)}
          </li>
        ))}
        {inCells.length + inSidebar.length === 0 && (
          <li>{trans.__('How the cells say it.')}</li>
        )}
      </ul>
    </section>
  );
}

function Table(props: {
  rows: readonly Row[];
  trans: TranslationBundle;
}): JSX.Element {
  const { rows, trans } = props;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{trans.__('What')}</th>
          <th scope="col">{trans.__('Picked')}</th>
          <th scope="col">{trans.__('Found')}</th>
          <th scope="col">{trans.__('Verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key} data-matches={row.matches}>
            <th scope="row">{row.label}</th>
            <td>{row.picked || '–'}</td>
            <td>{row.found || '–'}</td>
            <td>{verdictWords(row, trans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function verdictWords(row: Row, trans: TranslationBundle): string {
  const { matches, picked } = row;
  if (matches && !picked) {
    return '–';
  }
  if (matches === null) {
    return trans.__('? unknown');
  }
  return matches ? trans.__('✓ as picked') : trans.__('✕ different');
}
