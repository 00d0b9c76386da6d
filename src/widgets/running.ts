/** The section "Glue sessions" of JupyterLab's Running panel: nothing is asked before it is looked at. */
import type { IRunningSessions } from '@jupyterlab/running';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  refreshIcon,
  stopIcon,
  ToolbarButton
} from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import { RunningItems } from './running-items';
import type { IGlueModel } from '../tokens';
import { watchShown } from './shown';

export class RunningGlueSessions implements IRunningSessions.IManager {
  constructor(
    private readonly _glue: Pick<IGlueModel, 'sessions'>,
    private readonly _trans: TranslationBundle
  ) {
    this.name = _trans.__('Glue sessions');
    this.shutdownLabel = _trans.__('Stop session');
    this.shutdownAllLabel = _trans.__('Stop All');
    const refresh = this._button();
    this.toolbarButtons = [refresh];
    // a section tells nobody that it is looked at, but its button has room then
    watchShown(refresh.node, isShown => void this._show(isShown));
  }

  readonly name: string;
  readonly shutdownLabel: string;
  readonly shutdownAllLabel: string;
  readonly shutdownItemIcon = stopIcon;
  readonly supportsMultipleViews = false;
  readonly toolbarButtons: ToolbarButton[];

  get runningChanged(): ISignal<RunningGlueSessions, void> {
    return this._runningChanged;
  }

  shutdownAllConfirmationText = (): string =>
    this._items?.confirmation ?? this._trans.__('Nothing is known to run.');

  running(): IRunningSessions.IRunningItem[] {
    return this._items?.items ?? [];
  }

  refreshRunning(): void {
    if (this._watch) {
      this._items?.reload();
    }
  }

  shutdownAll(): void {
    this._items?.stopAll();
  }

  private async _show(isShown: boolean): Promise<void> {
    this._isShown = isShown;
    if (isShown && this._items === null) {
      this._items = new RunningItems(await this._glue.sessions(), this._trans);
      this._items.changed.connect(() => this._runningChanged.emit(), this);
    }
    if (this._isShown) {
      this._watch ??= this._items?.watch() ?? null;
      this._runningChanged.emit();
    } else {
      this._watch?.dispose();
      this._watch = null;
    }
  }

  private _button(): ToolbarButton {
    const button = new ToolbarButton({
      icon: refreshIcon,
      tooltip: this._trans.__('Refresh Glue sessions'),
      onClick: () => this.refreshRunning()
    });
    button.id = 'jp-glue-panel-refresh-running';
    return button;
  }

  private readonly _runningChanged = new Signal<RunningGlueSessions, void>(
    this
  );
  private _items: RunningItems | null = null;
  private _watch: IDisposable | null = null;
  private _isShown = false;
}
