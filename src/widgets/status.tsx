/** One line of the status bar: where the panel is, for how long, and what that costs meanwhile. */
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import { Poll } from '@lumino/polling';
import * as React from 'react';

import '../../style/index.css';
import type { Access } from '../api/types';
import { clockTime, duration, groupAccount, money, nameOfArn } from '../format';
import type { Burn, Status, StatusModel } from '../model/status';
import { CommandIDs } from '../tokens';
import { useSnapshot } from './hooks';
import { totalOf } from './session-words';

const TICK_MS = 30_000;

/** A list that is looked at is asked for more often than this. */
const OLD_MS = 120_000;

/** Longer ago says nothing of now: sessions end by themselves. */
const FORGOTTEN_MS = 3_600_000;

/** What the status bar is handed. */
export function statusItem(
  model: StatusModel,
  commands: CommandRegistry,
  trans: TranslationBundle
): IStatusBar.IItem {
  const open = (): void => void commands.execute(CommandIDs.open);
  return {
    item: new StatusItem(model, open, trans),
    align: 'left',
    rank: 100,
    isActive: () => whoOf(model.value) !== null,
    activeStateChanged: model.changed
  };
}

export class StatusItem extends ReactWidget {
  constructor(
    private readonly _model: StatusModel,
    private readonly _onClick: () => void,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-GluePanel-status');
    this._clock = new Poll({
      factory: async () => this.update(),
      frequency: { interval: TICK_MS, backoff: false },
      standby: 'when-hidden'
    });
  }

  override dispose(): void {
    this._clock.dispose();
    super.dispose();
  }

  protected render(): JSX.Element {
    return (
      <Line
        model={this._model}
        onClick={this._onClick}
        now={Date.now()}
        trans={this._trans}
      />
    );
  }

  private readonly _clock: Poll;
}

interface Props {
  readonly model: StatusModel;
  readonly onClick: () => void;
  readonly now: number;
  readonly trans: TranslationBundle;
}

function Line({ model, onClick, now, trans }: Props): JSX.Element | null {
  const status = useSnapshot(model.changed, () => model.value);
  const who = whoOf(status);
  if (who === null) {
    return null;
  }
  const { access, burn } = status;
  return (
    <button type="button" title={hoverOf(status, now, trans)} onClick={onClick}>
      {[
        trans.__('Glue %1', groupAccount(who.account)),
        who.arn && nameOfArn(who.arn),
        who.isRole && access && leftOf(access, now, trans),
        burn && burnOf(burn, now, trans)
      ]
        .filter(Boolean)
        .join(' · ')}
    </button>
  );
}

interface Who {
  readonly account: string;
  readonly arn: string | null;
  readonly isRole: boolean;
}

/** Without a role, whoever the user is anyway. */
function whoOf({ access, identity }: Status): Who | null {
  if (identity) {
    const { account, arn } = identity;
    return { account, arn, isRole: false };
  }
  return (
    access && { account: access.account, arn: access.role_arn, isRole: true }
  );
}

/** What the panel renews by itself does not run out. */
function leftOf(
  { expires_at, renews }: Access,
  now: number,
  trans: TranslationBundle
): string | null {
  if (expires_at === null) {
    return null;
  }
  const seconds = (Date.parse(expires_at) - now) / 1000;
  if (seconds > 0) {
    return duration(Math.max(60, seconds), trans);
  }
  return renews ? null : trans.__('ended');
}

/** Nobody asks AWS for the status bar: what is old is said to be, and at last left out. */
function burnOf(
  { own, since }: Burn,
  now: number,
  trans: TranslationBundle
): string | null {
  const age = since === null ? 0 : now - since.getTime();
  const rates = own.amounts
    .filter(({ perHour }) => perHour > 0)
    .map(({ perHour, currency }) => money(perHour, currency));
  if (rates.length === 0 || age > FORGOTTEN_MS) {
    return null;
  }
  const rate = rates.join(' + ');
  return since !== null && age > OLD_MS
    ? trans.__('%1 an hour as of %2', rate, clockTime(since))
    : trans.__('%1 an hour', rate);
}

function hoverOf(
  status: Status,
  now: number,
  trans: TranslationBundle
): string {
  const { access, identity, burn } = status;
  const isKnown = burn && burnOf(burn, now, trans) !== null;
  return [
    identity ? identity.arn : access?.assumed_arn,
    !identity && access && trans.__('Region %1', access.region),
    ...(isKnown ? burnLines(burn, trans) : [])
  ]
    .filter(Boolean)
    .join('\n');
}

function burnLines({ own, all, since }: Burn, trans: TranslationBundle) {
  return [
    trans.__('Yours: %1', totalOf(own, trans)),
    trans.__('All that run here: %1', totalOf(all, trans)),
    since && trans.__('Estimates, as of %1', clockTime(since))
  ];
}
