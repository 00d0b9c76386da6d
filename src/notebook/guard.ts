/** Watches one notebook: its banner comes and goes with what would go wrong. */
import type { ISessionContextDialogs } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import { IDisposable } from '@lumino/disposable';

import { NAMESPACE } from '../tokens';
import { Banner } from './banner';
import type { NotebookLife } from './life';
import type { Lives } from './lives';
import { NotebookRunner } from './run';
import { roleWarning } from './warnings';

export class Guard implements IDisposable {
  constructor(
    private readonly _life: NotebookLife,
    private readonly _lives: Pick<Lives, 'isHolding'>,
    dialogs: ISessionContextDialogs | null,
    translator: ITranslator
  ) {
    const { panel } = _life;
    this._trans = translator.load(NAMESPACE);
    this._runner = new NotebookRunner(panel, dialogs, translator);
    panel.contentHeader.insertWidget(0, this._banner);
    _life.changed.connect(this._look, this);
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
    this._life.changed.disconnect(this._look, this);
    this._banner.dispose();
  }

  private _look(): void {
    const { roleCell, standing, role, hasRefused, isGlue } = this._life;
    const looksRun = Boolean(roleCell?.toJSON().execution_count);
    if (standing === 'unknown' && isGlue && looksRun) {
      void this._life.settle();
    }
    const { isHolding } = this._lives;
    const message = roleWarning(
      { standing, role, hasRefused, looksRun, isHolding },
      this._trans
    );
    this._banner.say(
      message === null
        ? null
        : {
            message,
            label: this._trans.__('Run the role cell'),
            act: () => this._runRole()
          }
    );
  }

  private async _runRole(): Promise<void> {
    const id = this._life.roleCell?.getId();
    if (id) {
      await this._runner.run(id);
    }
  }

  private _isDisposed = false;
  private readonly _trans: TranslationBundle;
  private readonly _runner: NotebookRunner;
  private readonly _banner = new Banner();
}
