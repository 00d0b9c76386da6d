/** Watches one notebook, in one of its views: its banner comes and goes with what would go wrong. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { IDisposable } from '@lumino/disposable';

import { Banner } from './banner';
import type { Care } from './care';
import type { Row } from './passport';
import { showPassport } from './passport-dialog';
import type { Refusal } from './refusal';
import type { ITeller } from './teller';
import { Remedy, remedyLabel, Warning, warningOf } from './warnings';

/** What helps beyond the notebook's own kernel. */
export interface Remedies {
  stopAndApply(): Promise<void>;
  /** Shows what is wrong in the cells, with the clicks that mend it. */
  mend(): Promise<void>;
  /** Says what AWS's refusal means. */
  explain(refusal: Refusal): Promise<void>;
}

export class Guard implements IDisposable {
  /** @param _panel the view that the banner stands in */
  constructor(
    private readonly _panel: NotebookPanel,
    private readonly _care: Care,
    private readonly _teller: ITeller,
    private readonly _remedies: Remedies
  ) {
    this._trans = _care.trans;
    const { life } = _care;
    _panel.contentHeader.insertWidget(0, this._banner);
    life.changed.connect(this._look, this);
    _care.changed.connect(this._look, this);
    this._look();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._care.life.changed.disconnect(this._look, this);
    this._care.changed.disconnect(this._look, this);
    this._takeBack();
    this._banner.dispose();
  }

  private _look(): void {
    const { life, isHolding, isEnding, minutesLeft, passport } = this._care;
    const { standing, role, hasRefused, hasRoleChanged, refusal } = life;
    const looksRun = Boolean(life.roleCell?.toJSON().execution_count);
    if (standing === 'unknown' && looksRun) {
      void life.settle();
    }
    const warning = warningOf(
      {
        ...{ standing, role, hasRefused, hasRoleChanged, looksRun, isHolding },
        refusal,
        endsIn: isEnding ? minutesLeft : null,
        passport: passport.state,
        otherAccount: otherAccount(passport.rows)
      },
      this._trans
    );
    this._say(warning, refusal);
    if (warning?.remedy === 'renew') {
      this._notify(warning.message, life.credentials?.at ?? null);
    } else {
      this._takeBack();
    }
  }

  private _say(warning: Warning | null, refusal: Refusal | null): void {
    const key = JSON.stringify([warning, refusal]);
    if (key !== this._said) {
      this._said = key;
      this._banner.say(
        warning && {
          message: warning.message,
          label: remedyLabel(warning.remedy, this._trans),
          isGrave: warning.remedy === 'stop-and-apply',
          act: () => this._act(warning.remedy),
          more:
            refusal && warning.remedy !== 'explain'
              ? {
                  label: remedyLabel('explain', this._trans),
                  act: () => this._act('explain')
                }
              : null
        }
      );
    }
  }

  /** Once for each time that credentials were got, and in one view of the notebook. */
  private _notify(message: string, since: Date | null): void {
    const isFirst = this._panel === this._care.life.panel;
    if (isFirst && since !== this._notified) {
      this._notified = since;
      this._takeBack();
      const hint = this._care.life.panel.context.path;
      this._takeBack = this._teller.tell(
        { kind: 'alert', code: 'credentials_ending', message, hint },
        {
          label: remedyLabel('renew', this._trans),
          callback: () => void this._act('renew')
        }
      );
    }
  }

  private _act(remedy: Remedy): Promise<void> {
    switch (remedy) {
      case 'run-role':
        return this._care.runRole();
      case 'restart':
        return this._care.restart();
      case 'renew':
        return this._care.renew();
      case 'explain':
        return this._explain();
      case 'show':
        return showPassport(this._care);
      case 'stop-and-apply':
        return this._remedies.stopAndApply();
      case 'mend-role':
        return this._remedies.mend();
    }
  }

  private async _explain(): Promise<void> {
    const { refusal } = this._care.life;
    if (refusal) {
      await this._remedies.explain(refusal);
    }
  }

  private _takeBack = (): void => undefined;
  private _said = '';
  private _notified: Date | null = null;
  private _isDisposed = false;
  private readonly _trans: TranslationBundle;
  private readonly _banner = new Banner();
}

function otherAccount(rows: readonly Row[]): string | null {
  const isOther = ({ key, matches }: Row): boolean =>
    key === 'account' && matches === false;
  return rows.find(isOther)?.found ?? null;
}
