/** What would go wrong in a notebook, in one sentence. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { RoleRun, Standing } from './life';
import { reasonOf } from './reasons';

interface Situation {
  readonly standing: Standing;
  readonly role: RoleRun | null;
  /** Code was held back. */
  readonly hasRefused: boolean;
  /** The role cell shows that it was run. */
  readonly looksRun: boolean;
  /** Code waits for the role cell. */
  readonly isHolding: boolean;
}

/** null where no session would start in the wrong account, or nobody could think that it would not. */
export function roleWarning(
  situation: Situation,
  trans: TranslationBundle
): string | null {
  const { standing, role, hasRefused, looksRun, isHolding } = situation;
  if (standing === 'failed' && role && !role.outcome.ok) {
    const { code } = role.outcome;
    const why = reasonOf(code, 'role', '', trans).message;
    return isHolding
      ? trans.__('%1 Code of this notebook waits until it succeeds.', why)
      : trans.__('%1 Code would run in your own account.', why);
  }
  if (standing === 'unrun' && hasRefused) {
    return trans.__(
      'The code was not run: before the role cell, it would start a session in your own account.'
    );
  }
  return standing === 'unrun' && looksRun
    ? trans.__(
        'The role cell was run by an earlier kernel: this one would start a session in your own account.'
      )
    : null;
}
