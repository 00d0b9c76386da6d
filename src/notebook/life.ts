/** What is known of the kernel of one notebook since it started: its role, its session. */
import type { ISessionContext } from '@jupyterlab/apputils';
import type { ICodeCellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { Given } from './given';
import { Hearing } from './hearing';
import { isGlueKernel } from './kernel';
import type { Remembered, RoleMemory } from './memory';
import { activeSession } from './outputs';
import { ask } from './quiet';
import { KernelRecord, RoleRun } from './record';
import type { Refusal } from './refusal';
import { SettingsCells } from './settings-cells';
import type { SharedCell } from './write';

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
    panel: NotebookPanel,
    private readonly _memory: () => RoleMemory | null = () => null
  ) {
    this._context = panel.sessionContext;
    this.cells = new SettingsCells(panel.context.model.sharedModel);
    this._record = this._newRecord(false);
    this.cells.changed.connect(this.look, this);
    this._context.kernelChanged.connect(this._onKernel, this);
    this._context.statusChanged.connect(this._onStatus, this);
    this._context.iopubMessage.connect(this._onMessage, this);
    this.join(panel);
    void this._recognise();
  }

  readonly cells: SettingsCells;

  /** The views of the notebook, the one that was opened first before the others. */
  get panels(): readonly NotebookPanel[] {
    return this._panels;
  }

  /** The first view of the notebook that is open. */
  get panel(): NotebookPanel {
    return this._panels[0];
  }

  /** Another view of the notebook is open. */
  join(panel: NotebookPanel): void {
    this._panels = [...this._panels, panel];
    panel.disposed.connect(this._onClosed, this);
    this._changed.emit();
  }

  get changed(): ISignal<NotebookLife, void> {
    return this._changed;
  }

  /** Emits once the last view is closed. */
  get disposed(): ISignal<NotebookLife, void> {
    return this._disposed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Whether the kernel is a Glue kernel; null until it has said so. */
  get isGlue(): boolean | null {
    return this._isGlue;
  }

  get role(): RoleRun | null {
    return this._record.role;
  }

  /** What cells gave to the kernel. */
  get given(): Given {
    return this._record.given;
  }

  /** The credentials that the kernel works with; null where it was handed none, or nobody knows. */
  get credentials(): Remembered | null {
    return this._record.credentials.live;
  }

  /** The account role that the kernel works with; null where it has assumed none, or nobody knows. */
  get accountRole(): string | null {
    return this._record.credentials.role;
  }

  /** The session that the kernel works in. */
  get sessionId(): string | null {
    // a collaborator's page may have run the cell
    return this._record.sessionId ?? this._hearing.created;
  }

  /** The same, from when the kernel has asked AWS for it: its cell may run for hours yet, and it may not be ready. */
  get askedFor(): string | null {
    return this._hearing.sessionId ?? this.sessionId;
  }

  /** The cell that hands over the role: the panel's, or the user's own. Of several, the one that ran last. */
  get roleCell(): SharedCell | null {
    const { roles } = this.cells;
    const { source = null } = this.role ?? {};
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
    return this._record.hasRefused;
  }

  /** What AWS denied to the kernel, until the cell succeeds or a session starts. */
  get refusal(): Refusal | null {
    return this._record.refusals.last;
  }

  get standing(): Standing {
    if (!this.isGuarded || this.sessionId !== null) {
      return 'open';
    }
    const { role } = this;
    if (role && !this.hasRoleChanged) {
      return role.outcome.ok ? 'open' : 'failed';
    }
    return role || this._record.isWhole ? 'unrun' : 'unknown';
  }

  /** Whether the cell that handed over the role says something else since, so that it has not run as it stands. */
  get hasRoleChanged(): boolean {
    const { role, roleCell } = this;
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

  /** Asks the kernel for its session where none is known, and hears whether it has run anything before. */
  async meet(): Promise<void> {
    if (this.sessionId === null && this.kernel) {
      await this._askForSession(this.kernel);
    }
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
    this._record.hasRefused = true;
    this._changed.emit();
  }

  /** Takes note of what the kernel is sent: the user may write on while it runs. */
  send({ id, sharedModel }: ICodeCellModel): void {
    this._sent.set(id, sharedModel.getSource());
  }

  /** Takes note of a cell that has run. */
  observe(
    { id, sharedModel, outputs }: ICodeCellModel,
    replied: boolean
  ): void {
    const source = this._sent.get(id) ?? sharedModel.getSource();
    this._sent.delete(id);
    const isRole = this.isRoleCell(id);
    const said = outputs.toJSON();
    this._hearing.read(said);
    const observed = { id, source, outputs: said, replied, isRole };
    this._change(record => record.observe(observed));
  }

  /** Takes note that the kernel works with the credentials that it was handed last. */
  renewed(): void {
    this._change(({ credentials }) => credentials.take());
  }

  get kernel(): Kernel.IKernelConnection | null {
    return this._context.session?.kernel ?? null;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._context.kernelChanged.disconnect(this._onKernel, this);
    this._context.statusChanged.disconnect(this._onStatus, this);
    this._context.iopubMessage.disconnect(this._onMessage, this);
    this._panels.forEach(({ disposed }) =>
      disposed.disconnect(this._onClosed, this)
    );
    this.cells.dispose();
    this._disposed.emit();
    Signal.clearData(this);
  }

  private _onClosed(closed: unknown): void {
    const others = this._panels.filter(panel => panel !== closed);
    if (others.length === 0) {
      this.dispose();
    } else {
      this._panels = others;
    }
  }

  /** JupyterLab tells of a kernel that was restarted, too: what is known of that one began with its restart. */
  private _onKernel(): void {
    if (this.kernel === null || this.kernel !== this._known) {
      this._isGlue = null;
      this._begin(false);
      void this._recognise();
    }
  }

  private _onStatus(_: ISessionContext, status: Kernel.Status): void {
    if (status === 'restarting' || status === 'autorestarting') {
      this._begin(true);
    } else if (status === 'starting') {
      // behind a restart by this page nothing was missed; behind one by another page, anything may have been
      this._begin(this._record.isUntouched);
    }
  }

  private _onMessage(_: unknown, message: KernelMessage.IMessage): void {
    if (this._hearing.hear(message)) {
      this._changed.emit();
    }
  }

  private async _recognise(): Promise<void> {
    const { kernel } = this;
    this._known = kernel;
    const isGlue = kernel && (await isGlueKernel(kernel));
    if (kernel === this.kernel && !this._isDisposed) {
      this._isGlue = isGlue;
      this._changed.emit();
    }
  }

  private async _askForSession(
    kernel: Kernel.IKernelConnection
  ): Promise<void> {
    const record = this._record;
    const outputs = await ask(kernel, '%session_id');
    const hasSession = activeSession(outputs) !== null;
    const run = hasSession ? await this._memory()?.recall(kernel.id) : null;
    if (record === this._record) {
      this._change(() => record.learn(outputs, run ?? null));
    }
  }

  /** What the kernel works with now is kept for the next page. */
  private _change(change: (record: KernelRecord) => void): void {
    const before = this.credentials;
    change(this._record);
    const { credentials, kernel } = this;
    if (credentials && credentials !== before && kernel) {
      void this._memory()?.keep(kernel.id, credentials);
    }
    this._changed.emit();
  }

  private _begin(isWhole: boolean): void {
    this._record = this._newRecord(isWhole);
    this._settling = null;
    this._sent.clear();
    this._hearing.forget();
    this._changed.emit();
  }

  private _newRecord(isWhole: boolean): KernelRecord {
    return new KernelRecord(isWhole, source => this.cells.handsOver(source));
  }

  private readonly _context: ISessionContext;
  private readonly _sent = new Map<string, string>();
  private _panels: readonly NotebookPanel[] = [];
  private _known: Kernel.IKernelConnection | null = null;
  private _record: KernelRecord;
  private _isGlue: boolean | null = null;
  private _settling: Promise<void> | null = null;
  private _gate: Promise<boolean> | null = null;
  private readonly _hearing = new Hearing();
  private _isDisposed = false;
  private readonly _disposed = new Signal<NotebookLife, void>(this);
  private readonly _changed = new Signal<NotebookLife, void>(this);
}
