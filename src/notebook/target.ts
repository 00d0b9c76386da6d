/** Where Glue settings would go: the notebook in front, if it can take them. */
import type {
  INotebookModel,
  INotebookTracker,
  NotebookPanel
} from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { DisposableDelegate, IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { ITargetModel, Language, Target } from '../tokens';
import { glueLanguage, hasGlueSpec } from './kernel';

/** Follows the notebook in front and its kernel. */
export class TargetModel implements ITargetModel, IDisposable {
  constructor(
    private readonly _tracker: INotebookTracker,
    private readonly _trans: TranslationBundle
  ) {
    this._value = this._none();
    this._tracker.currentChanged.connect(this._follow, this);
    this._follow();
  }

  get value(): Target {
    return this._value;
  }

  get notebook(): INotebookModel | null {
    const isGlue = ['ready', 'busy'].includes(this._value.state);
    const panel = this._tracker.currentWidget;
    return isGlue && panel ? panel.context.model : null;
  }

  get language(): Language {
    const kernel = this._tracker.currentWidget?.sessionContext.session?.kernel;
    return this._known.get(kernel?.id ?? '') ?? 'python';
  }

  get changed(): ISignal<ITargetModel, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._tracker.currentChanged.disconnect(this._follow, this);
    this._leave.dispose();
    Signal.clearData(this);
  }

  hold(path: string, reason: string): IDisposable {
    this._held.set(path, reason);
    this._look();
    return new DisposableDelegate(() => {
      this._held.delete(path);
      this._look();
    });
  }

  private _follow(): void {
    this._leave.dispose();
    const panel = this._tracker.currentWidget;
    if (panel) {
      const { sessionContext } = panel;
      sessionContext.kernelChanged.connect(this._look, this);
      sessionContext.statusChanged.connect(this._look, this);
      panel.context.pathChanged.connect(this._look, this);
      this._leave = new DisposableDelegate(() => {
        sessionContext.kernelChanged.disconnect(this._look, this);
        sessionContext.statusChanged.disconnect(this._look, this);
        panel.context.pathChanged.disconnect(this._look, this);
      });
    }
    this._look();
  }

  private _look(): void {
    void this._describe(this._tracker.currentWidget);
  }

  private async _describe(panel: NotebookPanel | null): Promise<void> {
    if (panel === null) {
      this._set(this._none());
      return;
    }
    const kernel = panel.sessionContext.session?.kernel ?? null;
    if (kernel === null) {
      const { hasNoKernel } = panel.sessionContext;
      this._set(hasNoKernel ? this._noKernel(panel) : this._starting(panel));
      return;
    }
    if (!this._known.has(kernel.id)) {
      this._set(this._starting(panel));
      this._known.set(kernel.id, await glueLanguage(kernel));
    }
    const isStill = kernel === panel.sessionContext.session?.kernel;
    if (isStill && this._tracker.currentWidget === panel) {
      const isGlue = this._known.get(kernel.id);
      this._set(isGlue ? this._glue(panel.context.path) : this._notGlue(panel));
    }
  }

  private _none(): Target {
    return {
      state: 'none',
      path: null,
      reason: this._trans.__('No notebook is open.'),
      hint: this._trans.__('Open a notebook with a Glue kernel.')
    };
  }

  private _starting(panel: NotebookPanel): Target {
    return {
      state: 'starting',
      path: panel.context.path,
      reason: this._trans.__("This notebook's kernel is still starting."),
      hint: this._trans.__('Try again when it is there.')
    };
  }

  private _noKernel(panel: NotebookPanel): Target {
    return {
      state: 'not-glue',
      path: panel.context.path,
      reason: this._trans.__('This notebook has no kernel.'),
      hint: this._switchHint(panel)
    };
  }

  private _glue(path: string): Target {
    const reason = this._held.get(path);
    return reason === undefined
      ? { state: 'ready', path }
      : { state: 'busy', path, reason, hint: this._trans.__('Wait for it.') };
  }

  private _notGlue(panel: NotebookPanel): Target {
    return {
      state: 'not-glue',
      path: panel.context.path,
      reason: this._trans.__(
        "This notebook's kernel, %1, is not a Glue kernel.",
        panel.sessionContext.kernelDisplayName
      ),
      hint: this._switchHint(panel)
    };
  }

  private _switchHint({ sessionContext }: NotebookPanel): string {
    return hasGlueSpec(sessionContext.specsManager.specs)
      ? this._trans.__('Switch its kernel to Glue PySpark.')
      : this._trans.__(
          'Install the Glue kernels: pip install aws-glue-sessions, then install-glue-kernels.'
        );
  }

  private _set(value: Target): void {
    if (!this._isDisposed && !isSame(value, this._value)) {
      this._value = value;
      this._changed.emit();
    }
  }

  private _value: Target;
  private _isDisposed = false;
  private _leave: IDisposable = new DisposableDelegate(() => undefined);
  private readonly _held = new Map<string, string>();
  private readonly _known = new Map<string, Language | null>();
  private readonly _changed = new Signal<ITargetModel, void>(this);
}

function isSame(one: Target, other: Target): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
