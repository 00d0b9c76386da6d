/** What is asked before the bills of a whole organisation are told apart otherwise. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Costs } from '../api/types';
import { Select } from '../components/select';
import { firstsOfMonths, todayOf } from '../model/cost-dates';
import type { PanelModel } from '../model/panel';
import { priceOfARequest } from './cost-prices';
import { tellOutcome } from './dialogs';

export async function activateTag(
  key: string,
  model: PanelModel,
  trans: TranslationBundle
): Promise<void> {
  const { button } = await showDialog({
    title: trans.__('Activate the tag %1 for bills?', key),
    body: trans.__(
      'AWS then tells the bills of all accounts that are paid together apart by %1, from today on. It takes up to a day to show. Past usage gets the tag only by a backfill. %2',
      key,
      priceOfARequest(trans)
    ),
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Activate %1', key) })
    ]
  });
  if (button.accept) {
    await tellOutcome(
      model.notices,
      'tag_activated',
      trans.__('Tag %1 activated for bills.', key),
      () => model.costs.activate(key, model.place)
    );
  }
}

export async function backfillTags(
  bill: Costs,
  model: PanelModel,
  trans: TranslationBundle
): Promise<void> {
  const { button, value } = await showDialog({
    title: trans.__('Backfill the tags of past bills?'),
    body: new BackfillBody(bill, trans),
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Start backfill') })
    ]
  });
  if (button.accept && value) {
    await tellOutcome(
      model.notices,
      'backfill_started',
      trans.__('Backfill from %1 started.', value),
      () => model.costs.startBackfill(value, model.place)
    );
  }
}

/** What a backfill does, and from which month on. */
class BackfillBody extends ReactWidget implements Dialog.IBodyWidget<string> {
  constructor(
    bill: Costs,
    private readonly _trans: TranslationBundle
  ) {
    super();
    const wanted = `${bill.start.slice(0, 8)}01`;
    this._start = this._months.includes(wanted) ? wanted : this._months[0];
  }

  getValue(): string {
    return this._start;
  }

  protected render(): JSX.Element {
    return (
      <>
        <p>
          {this._trans.__(
            'AWS gives usage from this day on every tag that is active now, in the bills of all accounts that are paid together. It does so once a day, and takes some hours. %1',
            priceOfARequest(this._trans)
          )}
        </p>
        <Select
          label={this._trans.__('Backfill from')}
          value={this._start}
          options={this._months.map(value => ({ value, label: value }))}
          onChange={start => {
            this._start = start;
            this.update();
          }}
        />
      </>
    );
  }

  private readonly _months = firstsOfMonths(todayOf(new Date()));
  private _start: string;
}
