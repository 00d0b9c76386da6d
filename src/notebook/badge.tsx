/** The badge in the notebook's toolbar; a click tells all. */
import { ReactWidget } from '@jupyterlab/apputils';
import { UseSignal } from '@jupyterlab/ui-components';
import * as React from 'react';

import { clockTime } from '../format';
import { badgeWords } from './badge-words';
import type { Care } from './care';
import { showPassport } from './passport-dialog';

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

function Face({ care }: { care: Care }): JSX.Element | null {
  const { passport, minutesLeft, expiry, trans } = care;
  const { state, proof, rows } = passport;
  if (care.life.isGlue === false) {
    return null;
  }
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
