/** How cells hand a role over to the kernel, and which of the ways a role permits. */
import type { RoleChoice, Selection } from '../api/types';

export type Style = NonNullable<Selection['style']>;

export const STYLES: readonly Style[] = ['assume_role', 'profile', 'configure'];

/** A role as it may be handed over: by its ARN, by an AWS profile, or by either. */
export interface Handed {
  readonly roleArn: string | null;
  readonly profile: string | null;
  readonly needs: RoleChoice['needs'];
}

/** Why a style is out of the question: there is no profile, or no ARN; `%%assume_role` can't give what it needs. */
export type StyleObstacle = 'no_profile' | 'no_role' | 'has_needs';

/** @param choice the role as one of the choices; null where it was typed, or read from a notebook */
export function handedBy(
  { role_arn, profile }: Selection,
  choice: RoleChoice | null
): Handed {
  return {
    roleArn: role_arn ?? choice?.role_arn ?? null,
    profile: profile ?? choice?.profile ?? null,
    needs: choice?.needs ?? []
  };
}

/** `configure` goes by the profile where there is one, so that it can give whatever the role needs. */
export function styleObstacle(
  style: Style,
  { roleArn, profile, needs }: Handed
): StyleObstacle | null {
  if (style === 'profile') {
    return profile === null ? 'no_profile' : null;
  }
  if (style === 'assume_role' && profile !== null && needs.length > 0) {
    return 'has_needs';
  }
  return style === 'assume_role' && roleArn === null ? 'no_role' : null;
}

/** The style of a role for which nobody chose one. */
export function usualStyle(handed: Handed): Style {
  const isByProfile =
    handed.profile !== null && styleObstacle('assume_role', handed) !== null;
  return isByProfile ? 'profile' : 'assume_role';
}

/** The style in which a role goes that is picked next: the user's own choice, where the role permits it. */
export function keptStyle(chosen: Style, before: Handed, next: Handed): Style {
  const isOwnChoice = chosen !== usualStyle(before);
  return isOwnChoice && styleObstacle(chosen, next) === null
    ? chosen
    : usualStyle(next);
}

/** What changes when a role is handed over in `style`. */
export function handOver(style: Style, { profile }: Handed): Selection {
  return { style, profile: style === 'assume_role' ? null : profile };
}
