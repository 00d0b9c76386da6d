/** What is asked before the bills of a whole organisation are told apart otherwise. */
import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Costs } from '../api/types';
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
  const months = firstsOfMonths(todayOf(new Date()));
  const wanted = `${bill.start.slice(0, 8)}01`;
  const { button, value } = await InputDialog.getItem({
    title: trans.__('Backfill the tags of past bills?'),
    label: trans.__(
      'AWS gives usage from this day on every tag that is active now, in the bills of all accounts that are paid together. It does so once a day, and takes some hours. %1',
      priceOfARequest(trans)
    ),
    items: months,
    current: Math.max(0, months.indexOf(wanted)),
    okLabel: trans.__('Start backfill')
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
