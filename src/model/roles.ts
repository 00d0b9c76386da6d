/** Which role is picked, and what picking one means for the selection. */
import type { RoleChoice, Selection } from '../api/types';
import { Handed, handedBy, handOver, keptStyle } from './hand-over';

/** What was picked so far; choice: its role, null where that is none of the choices. */
export interface Picked {
  readonly selection: Selection;
  readonly choice: RoleChoice | null;
}

const NOTHING: Picked = { selection: {}, choice: null };

/** The choice that a selection speaks of; null where its role was typed. */
export function choiceOf(
  selection: Selection,
  roles: readonly RoleChoice[]
): RoleChoice | null {
  const byProfile = roles.find(
    role => selection.profile && role.profile === selection.profile
  );
  const byArn = roles.find(role => role.role_arn === selection.role_arn);
  return byProfile ?? byArn ?? null;
}

/**
 * One choice a role: a later choice of the same role, from another source and for no other Region, is not repeated.
 * What it knows that the earlier one doesn't is kept.
 */
export function distinct(roles: readonly RoleChoice[]): readonly RoleChoice[] {
  const kept: RoleChoice[] = [];
  for (const role of roles) {
    const index = kept.findIndex(earlier => isRepeated(role, earlier));
    if (index < 0) {
      kept.push(role);
    } else {
      kept[index] = enriched(kept[index], role);
    }
  }
  return kept;
}

function isRepeated(role: RoleChoice, earlier: RoleChoice): boolean {
  return (
    role.role_arn === earlier.role_arn &&
    role.source !== earlier.source &&
    (role.region === null || role.region === earlier.region)
  );
}

function enriched(role: RoleChoice, other: RoleChoice): RoleChoice {
  return {
    ...role,
    description: role.description || other.description,
    requires_vpc: role.requires_vpc ?? other.requires_vpc,
    allowed_vpc_ids: role.allowed_vpc_ids ?? other.allowed_vpc_ids
  };
}

/** What changes when `role` is picked. A role without a Region leaves the Region as it is. */
export function pickRole(role: RoleChoice, before = NOTHING): Selection {
  const { role_arn, profile, region } = role;
  return {
    role_arn,
    ...handOverAfter(before, handedBy({ role_arn, profile }, role)),
    ...(region === null ? {} : { region })
  };
}

/** What changes when a role's ARN is typed; null: when the role is taken away. */
export function typeRole(roleArn: string | null, before = NOTHING): Selection {
  const next = { roleArn, profile: null, needs: [] };
  return { role_arn: roleArn, ...handOverAfter(before, next) };
}

function handOverAfter({ selection, choice }: Picked, next: Handed): Selection {
  const before = handedBy(selection, choice);
  const chosen = selection.style ?? 'assume_role';
  return handOver(keptStyle(chosen, before, next), next);
}
