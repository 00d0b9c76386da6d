/** The bill by tag: which one is wanted, and the one that is there. Nothing is asked without a person's click. */
import type { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';

import type { CostQuery, GlueClient, Place } from '../api/client';
import type {
  AllocationTag,
  Backfill,
  Costs,
  CostScope,
  Granularity
} from '../api/types';
import { daysOf, Span } from './cost-dates';
import { Resource } from './resource';

/** With whose credentials the bill is asked for: the picked role's, or the user's own. */
export type Asker = 'picked' | 'own';

/** What the form says. span: which days. */
export interface CostForm {
  readonly asker: Asker;
  readonly tagKey: string;
  readonly scope: CostScope;
  readonly granularity: Granularity;
  readonly span: Span;
}

/** What most call the tag that their bills are told apart by. */
const USUAL_KEY = 'billing';

interface Question {
  readonly place: Place;
  readonly query: CostQuery;
}

export class CostsModel implements IDisposable {
  constructor(
    private readonly _client: Pick<
      GlueClient,
      'costs' | 'activateTag' | 'backfillTags'
    >
  ) {
    this.bill = new Resource(({ place, query }, asking) =>
      _client.costs(place, query, asking)
    );
  }

  readonly bill: Resource<Question, Costs>;

  get form(): CostForm {
    return this._form;
  }

  /** The backfill that was begun here, null where none was. */
  get backfill(): Backfill | null {
    return this._backfill;
  }

  /** The form, the tag or the backfill is another. */
  get changed(): ISignal<CostsModel, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this.bill.isDisposed;
  }

  /** Takes one of `keys` for the tag, unless one stands in the form already. */
  suggest(keys: readonly string[]): void {
    const [first] = keys;
    if (this._form.tagKey === '' && first) {
      this.change({ tagKey: keys.includes(USUAL_KEY) ? USUAL_KEY : first });
    }
  }

  change(patch: Partial<CostForm>): void {
    this._form = { ...this._form, ...patch };
    this._changed.emit();
  }

  /** Whether the bill that is there is the one that the form asks for. */
  isShown(place: Place): boolean {
    const asked = JSON.stringify(this._question(place));
    return this.bill.state.value !== null && this._shown === asked;
  }

  /** Asks for the bill of the form: AWS charges for it, where the server has kept none. */
  async load(place: Place): Promise<void> {
    const question = this._question(place);
    const isAgain = this.isShown(place);
    await this.bill.load(question, isAgain);
    if (this.bill.key === question && this.bill.state.error === null) {
      this._shown = JSON.stringify(question);
      this._changed.emit();
    }
  }

  /** The tag's status: as it was made here, else as the bill came with it. */
  get tag(): AllocationTag | null {
    const tag = this.bill.state.value?.tag ?? null;
    return this._activated?.key === tag?.key ? this._activated : tag;
  }

  /** Has bills told apart by `key` from now on. @throws GlueError where AWS does not permit it. */
  async activate(key: string, place: Place): Promise<void> {
    this._activated = await this._client.activateTag(key, this._asked(place));
    this._changed.emit();
  }

  /** Has AWS give past usage the active tags. @throws GlueError where AWS does not do it. */
  async startBackfill(start: string, place: Place): Promise<void> {
    this._backfill = await this._client.backfillTags(start, this._asked(place));
    this._changed.emit();
  }

  /** Another account: its bill is another. */
  leave(): void {
    this.bill.reset();
    this._shown = '';
    this._activated = null;
    this._backfill = null;
    this._changed.emit();
  }

  dispose(): void {
    this.bill.dispose();
    Signal.clearData(this);
  }

  private _question(place: Place): Question {
    const { tagKey, scope, granularity, span } = this._form;
    const query = { tag_key: tagKey, scope, granularity, ...daysOf(span) };
    return { place: this._asked(place), query };
  }

  /** The user's own identity may see bills that the role may not, and other ones. */
  private _asked({ role, region }: Place): Place {
    return { role: this._form.asker === 'own' ? null : role, region };
  }

  private _form: CostForm = {
    asker: 'picked',
    tagKey: '',
    scope: 'glue',
    granularity: 'daily',
    span: { days: 30 }
  };
  private _shown = '';
  private _activated: AllocationTag | null = null;
  private _backfill: Backfill | null = null;
  private readonly _changed = new Signal<CostsModel, void>(this);
}
