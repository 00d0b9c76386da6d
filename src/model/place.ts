/** Where a selection leads: which role, in which Region. */
import type { Place } from '../api/client';
import type { AccessRequest, Selection } from '../api/types';

/** What the lists are asked with. A role that only its profile can assume goes by the profile. */
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

function isByProfile(selection: Selection): boolean {
  return selection.style === 'profile' && Boolean(selection.profile);
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one?.role === other?.role && one?.region === other?.region;
}
