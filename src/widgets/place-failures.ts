/** What is said of places that could not be listed. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { PlaceFailure } from '../api/types';
import type { Remark } from '../components/remarks';
import { nameOfArn } from '../format';

/**
 * One sentence for all Regions in which a role fails alike.
 *
 * isOld: whether the list shows sessions of the place as they were before.
 */
export function remarksOf(
  errors: readonly PlaceFailure[],
  trans: TranslationBundle,
  isOld: (failure: PlaceFailure) => boolean = () => false
): Remark[] {
  const places = new Map<string, PlaceFailure[]>();
  for (const error of errors) {
    const alike = JSON.stringify([error.role, error.code, error.message]);
    places.set(alike, [...(places.get(alike) ?? []), error]);
  }
  return [...places.values()].map(([first, ...others]) => {
    const { role, message } = first;
    const hint = [first, ...others].some(isOld)
      ? trans.__(
          '%1 Its sessions stand here as they were listed before.',
          first.hint
        )
      : first.hint;
    const name = role === null ? trans.__('Your own account') : nameOfArn(role);
    const regions = [first, ...others].flatMap(({ region }) => region ?? []);
    const place = [name, regions.join(', ')].filter(Boolean).join(' · ');
    return { ...first, hint, message: trans.__('%1: %2', place, message) };
  });
}
