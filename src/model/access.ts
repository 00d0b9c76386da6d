/** The way into the picked role's account: assumed on pick, and kept open while the panel is looked at. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Access, AccessRequest } from '../api/types';
import { groupAccount } from '../format';
import type { INoticeModel } from '../tokens';
import { Resource, Snapshot } from './resource';

const LOOK_AGAIN_MS = 30_000;

/** Credentials that end sooner are asked for anew, where the server renews them. */
const RENEW_BELOW_MINUTES = 5;

interface Options {
  readonly client: GlueClient;
  readonly notices: INoticeModel;
  readonly trans: TranslationBundle;
  /** The clock, for tests. */
  readonly now?: () => number;
}

export class AccessModel implements IDisposable {
  constructor(private readonly _options: Options) {
    const { client } = _options;
    this._resource = new Resource((key, { signal }) =>
      client.access(key, signal)
    );
    this._now = _options.now ?? Date.now;
    this._resource.changed.connect(this._onChanged, this);
    this._poll = new Poll({
      auto: false,
      factory: () => this.look(),
      frequency: { interval: LOOK_AGAIN_MS, backoff: false },
      standby: () => (this._isActive ? 'when-hidden' : true)
    });
  }

  get state(): Snapshot<Access> {
    return this._resource.state;
  }

  /** Whole minutes until the credentials end, at the last look; null where they don't end or there are none. */
  get minutesLeft(): number | null {
    return this._minutesLeft;
  }

  get changed(): ISignal<AccessModel, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._resource.isDisposed;
  }

  /** Whether anybody looks: without, time is not followed and nothing is renewed. */
  setActive(isActive: boolean): void {
    this._isActive = isActive;
    void (isActive ? this._poll.start() : this._poll.stop());
  }

  /**
   * Assumes the role, and tells what came of it; a refusal's hint stays in the state, beside the role. Success goes
   * without saying where something else was told meanwhile.
   *
   * @returns whether AWS let us in; false as well where another role was picked meanwhile
   */
  async assume(request: AccessRequest): Promise<boolean> {
    const { notices } = this._options;
    const told = notices.current;
    await this._resource.load(request);
    const { phase, value, error, isLoading } = this.state;
    if (this._resource.key !== request || isLoading || this.isDisposed) {
      return false;
    }
    if (error !== null) {
      const { code, message } = error;
      notices.tell({ kind: 'alert', code, message, hint: '' });
    } else if (value !== null && notices.current === told) {
      this._tellSuccess(value);
    }
    return phase === 'ready';
  }

  /**
   * Hands over the code of an MFA device, which is kept nowhere: what it opens is then assumed without.
   *
   * @returns what AWS says against it, null for nothing
   */
  async signIn(
    request: AccessRequest,
    code: string
  ): Promise<GlueError | null> {
    try {
      await this._options.client.access({ ...request, token_code: code });
      return null;
    } catch (reason) {
      if (reason instanceof GlueError) {
        return reason;
      }
      throw reason;
    }
  }

  /** Nobody's role: what was known of the last one goes. */
  reset(): void {
    this._resource.reset();
  }

  /** Looks at the clock: counts down, and renews what is about to end. */
  async look(): Promise<void> {
    this._count();
    const { value, isLoading } = this.state;
    const isEnding =
      this._minutesLeft !== null && this._minutesLeft < RENEW_BELOW_MINUTES;
    if (value?.renews && isEnding && !isLoading) {
      await this._resource.reload();
    }
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._poll.dispose();
    this._resource.dispose();
    Signal.clearData(this);
  }

  private _onChanged(): void {
    this._minutesLeft = this._measure();
    this._changed.emit();
  }

  private _count(): void {
    const minutes = this._measure();
    if (minutes !== this._minutesLeft) {
      this._minutesLeft = minutes;
      this._changed.emit();
    }
  }

  private _measure(): number | null {
    const end = this.state.value?.expires_at ?? null;
    if (end === null) {
      return null;
    }
    return Math.max(0, Math.floor((Date.parse(end) - this._now()) / 60_000));
  }

  private _tellSuccess(access: Access): void {
    const { notices, trans } = this._options;
    notices.tell({
      kind: 'status',
      code: 'role_assumed',
      message: trans.__(
        'Role assumed in account %1.',
        groupAccount(access.account)
      ),
      hint: ''
    });
  }

  private readonly _resource: Resource<AccessRequest, Access>;
  private readonly _now: () => number;
  private readonly _poll: Poll;
  private readonly _changed = new Signal<AccessModel, void>(this);
  private _isActive = false;
  private _minutesLeft: number | null = null;
}
