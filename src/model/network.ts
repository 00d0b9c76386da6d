/** What in their network would keep a session with the picked connections from starting; asked on a click only. */
import type { GlueClient } from '../api/client';
import type {
  NetworkCheck,
  NetworkCheckRequest,
  Selection
} from '../api/types';
import type { ISelectionModel } from '../tokens';
import { placeOf } from './place';
import { Resource } from './resource';

export class NetworkModel extends Resource<NetworkCheckRequest, NetworkCheck> {
  constructor(
    client: Pick<GlueClient, 'networkCheck'>,
    private readonly _selection: ISelectionModel
  ) {
    super((question, { signal }) => client.networkCheck(question, signal));
    _selection.changed.connect(this._onSelection, this);
  }

  /** Checks the network of what is picked now. */
  async check(): Promise<void> {
    await this.load(questionOf(this._selection.value));
  }

  override dispose(): void {
    this._selection.changed.disconnect(this._onSelection, this);
    super.dispose();
  }

  /** What was found about other connections, or in another account, says nothing about these. */
  private _onSelection(): void {
    const now = JSON.stringify(questionOf(this._selection.value));
    if (this.key !== null && JSON.stringify(this.key) !== now) {
      this.reset();
    }
  }
}

function questionOf(selection: Selection): NetworkCheckRequest {
  const { connections = [], number_of_workers = null } = selection;
  return { ...placeOf(selection), connections, number_of_workers };
}
