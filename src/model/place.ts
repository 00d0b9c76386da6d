/** Where a selection leads: which role, in which Region. */
import type { Place } from '../api/client';
import type { AccessRequest, Selection } from '../api/types';

const BY_ARN = 'assume_role';

/** What the lists are asked with: the profile, where the cells go by it. */
export function placeOf(selection: Selection): Place {
  const region = selection.region ?? null;
  if (isByProfile(selection)) {
    return { role: `profile:${selection.profile}`, region };
  }
  return { role: selection.role_arn ?? null, region };
}

/** What the role is assumed with; null where none is picked. */
export function accessOf(selection: Selection): AccessRequest | null {
  const region = selection.region ?? null;
  if (isByProfile(selection)) {
    return { profile: selection.profile, region };
  }
  return selection.role_arn ? { role_arn: selection.role_arn, region } : null;
}

/** As the server's own rule says it: `uses_profile` in magics/cautions.py. */
function isByProfile({ profile, role_arn, style }: Selection): boolean {
  return Boolean(profile) && (!role_arn || (style ?? BY_ARN) !== BY_ARN);
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one?.role === other?.role && one?.region === other?.region;
}
