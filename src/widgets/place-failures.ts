/** What is said of places that could not be listed. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { PlaceFailure } from '../api/types';
import type { Remark } from '../components/remarks';
import { nameOfArn } from '../format';

/** One sentence for all Regions in which a role fails alike. */
export function remarksOf(
  errors: readonly PlaceFailure[],
  trans: TranslationBundle
): Remark[] {
  const places = new Map<string, PlaceFailure[]>();
  for (const error of errors) {
    const alike = JSON.stringify([error.role, error.code, error.message]);
    places.set(alike, [...(places.get(alike) ?? []), error]);
  }
  return [...places.values()].map(([first, ...others]) => {
    const { role, message } = first;
    const name = role === null ? trans.__('Your own account') : nameOfArn(role);
    const regions = [first, ...others].flatMap(({ region }) => region ?? []);
    const place = [name, regions.join(', ')].filter(Boolean).join(' · ');
    return { ...first, message: trans.__('%1: %2', place, message) };
  });
}
