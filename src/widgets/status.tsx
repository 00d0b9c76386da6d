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
import type { Sum } from '../model/session-sums';
import type { Burn, Status, StatusModel } from '../model/status';
import { CommandIDs } from '../tokens';
import { useSnapshot } from './hooks';
import { totalOf } from './session-words';

const TICK_MS = 30_000;

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
    isActive: () => model.value.access !== null,
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
  const { access, burn } = useSnapshot(model.changed, () => model.value);
  if (access === null) {
    return null;
  }
  return (
    <button
      type="button"
      title={hoverOf({ access, burn }, trans)}
      onClick={onClick}
    >
      {[
        trans.__('Glue %1', groupAccount(access.account)),
        access.role_arn && nameOfArn(access.role_arn),
        leftOf(access, now, trans),
        burn && burnOf(burn.own.amounts, trans)
      ]
        .filter(Boolean)
        .join(' · ')}
    </button>
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

function burnOf(amounts: readonly Sum[], trans: TranslationBundle): string {
  return amounts
    .filter(({ perHour }) => perHour > 0)
    .map(({ perHour, currency }) =>
      trans.__('%1 an hour', money(perHour, currency))
    )
    .join(' + ');
}

function hoverOf({ access, burn }: Status, trans: TranslationBundle): string {
  return [
    access?.assumed_arn,
    access && trans.__('Region %1', access.region),
    ...(burn ? burnLines(burn, trans) : [])
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
