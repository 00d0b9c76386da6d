/** Which role is picked, and what picking one means for the selection. */
import type { RoleChoice, Selection } from '../api/types';

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

/** Whether `%%assume_role` cannot take this role, so that its AWS profile has to. */
export function needsProfile(role: RoleChoice): boolean {
  return role.needs.length > 0 && role.profile !== null;
}

/** What changes when `role` is picked. A role without a Region leaves the Region as it is. */
export function pickRole(role: RoleChoice): Selection {
  const byProfile = needsProfile(role);
  return {
    role_arn: role.role_arn,
    profile: byProfile ? role.profile : null,
    style: byProfile ? 'profile' : 'assume_role',
    ...(role.region === null ? {} : { region: role.region })
  };
}

/** What changes when a role's ARN is typed; null: when the role is taken away. */
export function typeRole(roleArn: string | null): Selection {
  return { role_arn: roleArn, profile: null, style: 'assume_role' };
}
