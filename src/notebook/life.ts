/** What is known of the kernel of one notebook since it started: its role, its session. */
import type { ISessionContext } from '@jupyterlab/apputils';
import type { ICodeCellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import { Hearing } from './hearing';
import { isGlueKernel } from './kernel';
import { handsOverRole } from './magics';
import type { RoleMemory } from './memory';
import {
  activeSession,
  connectedSession,
  createdSession,
  judgeRole,
  Outcome,
  tellsStop
} from './outputs';
import { ask } from './quiet';
import { Refusal, Refusals } from './refusal';
import { SettingsCells } from './settings-cells';
import type { SharedCell } from './write';

/** The last time that the kernel was handed a role. */
export interface RoleRun {
  readonly at: Date;
  readonly source: string;
  readonly outcome: Outcome;
}

/**
 * Whose account code would run in.
 *
 * open: the one that the notebook asks for, or it asks for none · unrun, failed: a session would start in the user's own
 * account, since the role cell did not run in this kernel, or did not succeed · unknown: the page came later than the
 * kernel.
 */
export type Standing = 'open' | 'unrun' | 'failed' | 'unknown';

export class NotebookLife implements IDisposable {
  /** @param _memory what earlier pages knew of kernels */
  constructor(
    readonly panel: NotebookPanel,
    private readonly _memory: () => RoleMemory | null = () => null
  ) {
    const { sessionContext, context } = panel;
    this.cells = new SettingsCells(context.model.sharedModel);
    this.cells.changed.connect(this.look, this);
    sessionContext.kernelChanged.connect(this._onKernel, this);
    sessionContext.statusChanged.connect(this._onStatus, this);
    sessionContext.iopubMessage.connect(this._onMessage, this);
    panel.disposed.connect(this.dispose, this);
    this._onKernel();
  }

  readonly cells: SettingsCells;

  get changed(): ISignal<NotebookLife, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Whether the kernel is a Glue kernel; null until it has said so. */
  get isGlue(): boolean | null {
    return this._isGlue;
  }

  get role(): RoleRun | null {
    return this._role;
  }

  /** The session that the kernel works in. */
  get sessionId(): string | null {
    return this._sessionId;
  }

  /** The same, from when the kernel has asked AWS for it: its cell may run for hours yet, and it may not be ready. */
  get askedFor(): string | null {
    return this._hearing.sessionId ?? this._sessionId;
  }

  /** The cell that hands over the role: the panel's, or the user's own. Of several, the one that ran last. */
  get roleCell(): SharedCell | null {
    const { roles } = this.cells;
    const { source = null } = this._role ?? {};
    return roles.find(cell => cell.getSource() === source) ?? roles[0] ?? null;
  }

  /** Whether the cell of this id hands over the role. */
  isRoleCell(id: string): boolean {
    return this.cells.roles.some(cell => cell.getId() === id);
  }

  /** Whether code may have to wait: the notebook names a role, for a kernel that knows roles. */
  get isGuarded(): boolean {
    return this._isGlue !== false && this.cells.roles.length > 0;
  }

  /** While it is pending, code waits; whether it may run then. */
  get gate(): Promise<boolean> | null {
    return this._gate;
  }

  /** Whether code was not run since it would have started a session in the user's own account. */
  get hasRefused(): boolean {
    return this._hasRefused;
  }

  /** What AWS denied to the kernel, until the cell succeeds or a session starts. */
  get refusal(): Refusal | null {
    return this._refusals.last;
  }

  get standing(): Standing {
    if (!this.isGuarded || this._sessionId !== null) {
      return 'open';
    }
    const { role } = this;
    if (role && !this.hasRoleChanged) {
      return role.outcome.ok ? 'open' : 'failed';
    }
    return role || this._isWhole ? 'unrun' : 'unknown';
  }

  /** Whether the cell that handed over the role says something else since, so that it has not run as it stands. */
  get hasRoleChanged(): boolean {
    const { _role: role, roleCell } = this;
    return role !== null && roleCell?.getSource() !== role.source;
  }

  /** Settles a standing that is unknown by asking the kernel for its session. */
  async settle(): Promise<Standing> {
    if (this.standing === 'unknown' && this.kernel) {
      this._settling ??= this._askForSession(this.kernel);
      await this._settling;
    }
    return this.standing;
  }

  /** Lets code wait for `gate`. */
  hold(gate: Promise<boolean>): void {
    this._gate = gate;
    void gate.finally(() => {
      if (this._gate === gate) {
        this._gate = null;
      }
    });
  }

  /** Has everybody look again: the settings have changed, or the cells. */
  look(): void {
    this._changed.emit();
  }

  /** Takes note of code that was not run. */
  refuse(): void {
    this._hasRefused = true;
    this._changed.emit();
  }

  /** Takes note of a cell that has run. */
  observe(model: ICodeCellModel, replied: boolean): void {
    const source = model.sharedModel.getSource();
    const outputs = model.outputs.toJSON();
    if (handsOverRole(source) || this.isRoleCell(model.id)) {
      const outcome = judgeRole(source, outputs, replied);
      this._role = { at: new Date(), source, outcome };
      this._hasRefused = false;
      this._remember(this._role);
    }
    this._refusals.observe(model.id, outputs);
    this._hearing.read(outputs);
    const kept = tellsStop(outputs) ? null : this._sessionId;
    this._sessionId =
      createdSession(outputs) ?? connectedSession(outputs) ?? kept;
    this._changed.emit();
  }

  get kernel(): Kernel.IKernelConnection | null {
    return this.panel.sessionContext.session?.kernel ?? null;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const { sessionContext } = this.panel;
    sessionContext.kernelChanged.disconnect(this._onKernel, this);
    sessionContext.statusChanged.disconnect(this._onStatus, this);
    sessionContext.iopubMessage.disconnect(this._onMessage, this);
    this.panel.disposed.disconnect(this.dispose, this);
    this.cells.dispose();
    Signal.clearData(this);
  }

  private _onKernel(): void {
    this._isGlue = null;
    this._begin(false);
    void this._recognise();
  }

  private _onStatus(_: ISessionContext, status: Kernel.Status): void {
    if (status === 'restarting' || status === 'autorestarting') {
      this._begin(true);
    }
  }

  private _onMessage(_: unknown, message: KernelMessage.IMessage): void {
    if (this._hearing.hear(message)) {
      this._changed.emit();
    }
  }

  private _remember({ outcome, ...run }: RoleRun): void {
    if (outcome.ok && this.kernel) {
      void this._memory()?.keep(this.kernel.id, run);
    }
  }

  private async _recognise(): Promise<void> {
    const { kernel } = this;
    const isGlue = kernel && (await isGlueKernel(kernel));
    if (kernel === this.kernel && !this._isDisposed) {
      this._isGlue = isGlue;
      this._changed.emit();
    }
  }

  private async _askForSession(
    kernel: Kernel.IKernelConnection
  ): Promise<void> {
    const count = this._count;
    const sessionId = activeSession(await ask(kernel, '%session_id'));
    const run = sessionId && (await this._memory()?.recall(kernel.id));
    if (count === this._count) {
      this._isWhole = true;
      this._sessionId ??= sessionId;
      this._role ??= run ? { ...run, outcome: { ok: true, sessionId } } : null;
      this._changed.emit();
    }
  }

  /** @param isWhole whether nothing of this life was missed */
  private _begin(isWhole: boolean): void {
    this._count++;
    this._isWhole = isWhole;
    this._settling = null;
    this._role = null;
    this._sessionId = null;
    this._hasRefused = false;
    this._refusals.forget();
    this._hearing.forget();
    this._changed.emit();
  }

  private _count = 0;
  private _isGlue: boolean | null = null;
  private _isWhole = false;
  private _settling: Promise<void> | null = null;
  private _role: RoleRun | null = null;
  private _sessionId: string | null = null;
  private _gate: Promise<boolean> | null = null;
  private readonly _refusals = new Refusals();
  private readonly _hearing = new Hearing();
  private _hasRefused = false;
  private _isDisposed = false;
  private readonly _changed = new Signal<NotebookLife, void>(this);
}
