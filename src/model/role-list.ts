/** The roles a user may pick: from profiles, the administrator's catalogue, and the user's own. */
import type { GlueClient } from '../api/client';
import type { RoleChoice, Roles, SavedRole } from '../api/types';
import { Resource } from './resource';
import { distinct } from './roles';

export class RoleList extends Resource<'roles', Roles> {
  constructor(private readonly _client: GlueClient) {
    super(() => _client.roles());
  }

  /** Each role once. */
  get choices(): readonly RoleChoice[] {
    return distinct(this.state.value?.roles ?? []);
  }

  /** Keeps a role under a name. @throws GlueError where the server refuses either. */
  async save(name: string, role: SavedRole): Promise<void> {
    await this._client.saveRole(name, role);
    await this.load('roles', true);
  }

  /** @throws GlueError where the user saved no role of this name. */
  async remove(name: string): Promise<void> {
    await this._client.deleteRole(name);
    await this.load('roles', true);
  }
}
