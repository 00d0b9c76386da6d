/** The badge in the notebook's toolbar; a click tells all. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { UseSignal } from '@jupyterlab/ui-components';
import * as React from 'react';

import { clockTime } from '../format';
import { badgeWords } from './badge-words';
import type { Care } from './care';
import type { Row } from './passport';

export class Badge extends ReactWidget {
  constructor(private readonly _care: Care) {
    super();
    this.addClass('jp-GluePanel-badge');
  }

  protected override render(): JSX.Element {
    const care = this._care;
    return (
      <UseSignal signal={care.changed}>{() => <Face care={care} />}</UseSignal>
    );
  }
}

function Face({ care }: { care: Care }): JSX.Element {
  const { passport, minutesLeft, expiry, trans } = care;
  const { state, proof, rows } = passport;
  const { text, tone } = badgeWords({ state, proof, rows, minutesLeft }, trans);
  const title = expiry
    ? trans.__('Credentials until %1. Show the session', clockTime(expiry))
    : trans.__('Show the session');
  return (
    <button
      className="jp-GluePanel-badgeButton"
      data-tone={tone}
      title={title}
      onClick={() => void showPassport(care)}
    >
      {text}
    </button>
  );
}

/** Shows picked beside found, row by row, and what can be done. */
export async function showPassport(care: Care): Promise<void> {
  const { trans, passport } = care;
  const renewButton = Dialog.createButton({
    label: trans.__('Renew credentials'),
    actions: ['renew'],
    accept: false
  });
  const { button } = await showDialog({
    title: trans.__('The Glue session of this notebook'),
    body: <Passport care={care} />,
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

function Passport({ care }: { care: Care }): JSX.Element {
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
      {state === 'drifted' && (
        <p>
          {trans.__(
            'Cells or sidebar have changed since: that applies to the next session.'
          )}
        </p>
      )}
      <Table rows={rows} trans={trans} />
    </div>
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
