/** The connections to choose from, and those that were chosen elsewhere. */
import type { Connection } from '../api/types';

export interface ConnectionItem {
  readonly name: string;
  /** null: chosen, and not in the account and Region that are looked at. */
  readonly connection: Connection | null;
  /** Why it can't be chosen; null where it can. */
  readonly refusal: string | null;
}

/**
 * Chosen ones that are not in the list come first, so that nothing that goes into the cells is out of sight.
 *
 * @param filter keeps what has this text in its name, VPC, subnet, CIDR or availability zone; the chosen stay
 */
export function connectionItems(
  listed: readonly Connection[],
  chosen: readonly string[],
  filter: string
): readonly ConnectionItem[] {
  const names = new Set(listed.map(({ name }) => name));
  const absent = chosen.filter(name => !names.has(name));
  const query = filter.trim().toLowerCase();
  const seen = listed.filter(
    connection => chosen.includes(connection.name) || isMatch(connection, query)
  );
  return [
    ...absent.map(name => ({ name, connection: null, refusal: null })),
    ...seen.map(connection => ({
      name: connection.name,
      connection,
      refusal: connection.refusal?.message ?? null
    }))
  ];
}

function isMatch(connection: Connection, query: string): boolean {
  const { name, type, vpc_id, subnet_id, cidr_block, availability_zone } =
    connection;
  return [name, type, vpc_id, subnet_id, cidr_block, availability_zone].some(
    text => text?.toLowerCase().includes(query)
  );
}

/** The chosen names after a click on one of them. */
export function toggled(chosen: readonly string[], name: string): string[] {
  return chosen.includes(name)
    ? chosen.filter(other => other !== name)
    : [...chosen, name];
}
