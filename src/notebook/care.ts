/** Looks after the session of one notebook: what it is, how long its credentials last, and what can be done. */
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import { IDisposable } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import { IGlueModel, NAMESPACE } from '../tokens';
import { expiryOf, minutesLeft } from './clock';
import { endSession } from './ending';
import type { NotebookLife } from './life';
import type { Lives } from './lives';
import { roleOf } from './magics';
import { PassportModel } from './passport-model';
import { reasonOf } from './reasons';
import { renew } from './renewal';
import type { CellRunner } from './run';
import type { ITeller } from './teller';

const TICK_MS = 15_000;

interface Options {
  readonly life: NotebookLife;
  readonly lives: Pick<Lives, 'isHolding' | 'lifetimes'>;
  readonly glue: IGlueModel;
  readonly runner: CellRunner;
  readonly teller: ITeller;
  readonly translator: ITranslator;
  readonly now?: () => Date;
}

export class Care implements IDisposable {
  constructor(private readonly _options: Options) {
    const { life, glue, translator } = _options;
    const { client, selection, target } = glue;
    this.trans = translator.load(NAMESPACE);
    const { trans } = this;
    this.passport = new PassportModel({
      life,
      client,
      selection,
      target,
      trans
    });
    this.passport.changed.connect(this._tell, this);
    this._clock = new Poll({
      name: `${NAMESPACE}:credential-clock`,
      factory: async () => this._tick(),
      frequency: { interval: TICK_MS, backoff: false },
      standby: 'when-hidden'
    });
  }

  readonly passport: PassportModel;
  readonly trans: TranslationBundle;

  get changed(): ISignal<Care, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get life(): NotebookLife {
    return this._options.life;
  }

  /** Whether code waits for the role cell. */
  get isHolding(): boolean {
    return this._options.lives.isHolding;
  }

  /** When the kernel's credentials end; null where they don't, or nobody knows. */
  get expiry(): Date | null {
    return expiryOf(this.life.credentials, this._options.lives.lifetimes);
  }

  /** Minutes until then. */
  get minutesLeft(): number | null {
    const { expiry } = this;
    return expiry && minutesLeft(expiry, this._now());
  }

  /** Whether the credentials end soon, or have ended. */
  get isEnding(): boolean {
    const { warnMinutes } = this._options.lives.lifetimes;
    return this.minutesLeft !== null && this.minutesLeft < warnMinutes;
  }

  async runRole(): Promise<void> {
    const id = this.life.roleCell?.getId();
    if (id) {
      await this._options.runner.run(id);
    }
  }

  /** Has the kernel forget all that it was given, and hands the role over again. */
  async restart(): Promise<void> {
    await this.life.panel.sessionContext.restartKernel();
    await this.runRole();
  }

  /** Renews the kernel's credentials, and says how that went. */
  async renew(): Promise<void> {
    const { life, trans } = this;
    const { runner, teller } = this._options;
    const cell = life.roleCell;
    if (!cell || !life.kernel) {
      this._tellLost(trans.__('This notebook has no role cell to renew with.'));
      return;
    }
    if (this._isAnotherRole(cell.getSource())) {
      this._tellAnotherRole();
      return;
    }
    const renewal = await renew(
      cell.getId(),
      life.sessionId,
      runner,
      life.kernel
    );
    if (renewal.state === 'renewed') {
      life.renewed();
      const message = trans.__("The kernel's credentials are renewed.");
      teller.tell({ kind: 'status', code: 'renewed', message, hint: '' });
    } else if (renewal.state === 'refused') {
      const { code, detail } = renewal.outcome;
      this._tellLost(reasonOf(code, 'role', detail, trans).message);
    } else {
      this._tellLost(
        trans.__('The kernel does not reach its session with new credentials.')
      );
    }
  }

  /**
   * Ends the session for good and starts the kernel afresh: nothing else makes the kernel forget settings and tags.
   *
   * @returns whether the session has ended; if not, the kernel is left alone
   * @throws GlueError where AWS can't be asked
   */
  async endSession(sessionId: string): Promise<boolean> {
    const { client } = this._options.glue;
    const place = await this.passport.locate();
    const hasEnded = await endSession(client, place, sessionId);
    if (hasEnded) {
      await this.life.panel.sessionContext.restartKernel();
    }
    return hasEnded;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._clock.dispose();
    this.passport.changed.disconnect(this._tell, this);
    this.passport.dispose();
    Signal.clearData(this);
  }

  /** Whether `source` would hand the session over to another role than the one that it works with. */
  private _isAnotherRole(source: string): boolean {
    const { sessionId, credentials } = this.life;
    const roleIn = (text: string): string => roleOf(text) ?? text;
    return (
      sessionId !== null &&
      credentials !== null &&
      roleIn(source) !== roleIn(credentials.source)
    );
  }

  private _tellAnotherRole(): void {
    const { trans } = this;
    this._options.teller.tell({
      kind: 'alert',
      code: 'not_renewed',
      message: trans.__(
        'The role cell names another role than the one that the session works with.'
      ),
      hint: trans.__(
        'Undo that change to renew. To use the other role, stop the session, then insert and run.'
      )
    });
  }

  private _tellLost(message: string): void {
    const { trans } = this;
    this._options.teller.tell({
      kind: 'alert',
      code: 'not_renewed',
      message,
      hint: trans.__(
        'The session goes on, but this notebook loses it when its credentials end: insert and run again to start another.'
      )
    });
  }

  private _now(): Date {
    return this._options.now?.() ?? new Date();
  }

  private _tick(): void {
    if (this.expiry) {
      this._tell();
    }
  }

  private _tell(): void {
    this._changed.emit();
  }

  private _isDisposed = false;
  private readonly _clock: Poll;
  private readonly _changed = new Signal<Care, void>(this);
}
