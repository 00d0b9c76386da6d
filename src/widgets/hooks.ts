/** How a React component follows a model. */
import type { ISignal } from '@lumino/signaling';
import * as React from 'react';

/**
 * What `read` gives now, and again at every emission of `changed`.
 *
 * @param read must give the same object until something changes
 */
export function useSnapshot<T>(
  changed: ISignal<unknown, unknown>,
  read: () => T
): T {
  const subscribe = React.useCallback(
    (tell: () => void) => {
      const onChanged = (): void => tell();
      changed.connect(onChanged);
      return () => {
        changed.disconnect(onChanged);
      };
    },
    [changed]
  );
  return React.useSyncExternalStore(subscribe, read);
}
