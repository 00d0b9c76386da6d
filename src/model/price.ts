/** What a session of the picked settings would cost: told by the server, before anything starts. */
import { Debouncer } from '@lumino/polling';

import type { GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import type { Estimate, Failure, Selection } from '../api/types';
import type { ISelectionModel } from '../tokens';
import type { AccessModel } from './access';
import { Resource } from './resource';

const REST_MS = 250;

/**
 * Estimates while somebody looks, again when what matters comes to rest. AWS's Price List is asked once for each role
 * and Region, as soon as the account is open; until then, and where it may not be read, the server's own table answers.
 */
export class PriceModel extends Resource<Selection, Estimate> {
  constructor(
    private readonly _client: Pick<GlueClient, 'estimate' | 'rates'>,
    private readonly _selection: ISelectionModel,
    private readonly _access: AccessModel
  ) {
    super((selection, { signal }) => _client.estimate(selection, signal), {
      survivesKeys: true
    });
    this._debouncer = new Debouncer(() => this._inquire(), REST_MS);
    _selection.changed.connect(this._onChanged, this);
    _access.changed.connect(this._onChanged, this);
  }

  /** Why AWS's Price List did not tell; null where it did, or was not asked. */
  get listError(): Pick<Failure, 'code' | 'message'> | null {
    return this._listError;
  }

  /** Whether anybody looks: without, nothing is asked. */
  setActive(isActive: boolean): void {
    this._isActive = isActive;
    this._onChanged();
  }

  /** The account at `place` is open: reads AWS's own prices, once. */
  async enter(place: Place): Promise<void> {
    const id = JSON.stringify(place);
    if (this._asked.has(id)) {
      return;
    }
    this._asked.add(id);
    try {
      const rates = await this._client.rates(place);
      this._listError = rates.price_list_error;
    } catch (reason) {
      if (!(reason instanceof GlueError)) {
        throw reason;
      }
      this._listError = reason;
    }
    if (!this.isDisposed) {
      await this._inquire();
    }
  }

  override dispose(): void {
    this._selection.changed.disconnect(this._onChanged, this);
    this._access.changed.disconnect(this._onChanged, this);
    this._debouncer.dispose();
    super.dispose();
  }

  private get _wanted(): Selection {
    const { region, profile, glue_version, timeout_minutes } =
      this._selection.value;
    const { worker_type, number_of_workers, idle_timeout_minutes } =
      this._selection.value;
    return {
      region: region ?? this._access.state.value?.region ?? null,
      ...{ profile, glue_version, worker_type, number_of_workers },
      ...{ idle_timeout_minutes, timeout_minutes }
    };
  }

  private _onChanged(): void {
    const isNew = JSON.stringify(this._wanted) !== JSON.stringify(this.key);
    if (this._isActive && isNew) {
      void this._debouncer.invoke();
    }
  }

  private async _inquire(): Promise<void> {
    if (this._isActive) {
      await this.load(this._wanted);
    }
  }

  private readonly _debouncer: Debouncer;
  private readonly _asked = new Set<string>();
  private _isActive = false;
  private _listError: Pick<Failure, 'code' | 'message'> | null = null;
}
