/** What would go wrong in a notebook, in one sentence, and the one thing to do about it. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { RoleRun, Standing } from './life';
import type { PassportState } from './passport-model';
import { reasonOf } from './reasons';

export type Remedy = 'run-role' | 'renew' | 'show' | 'stop-and-apply';

export interface Warning {
  readonly message: string;
  readonly remedy: Remedy;
}

export interface Situation {
  readonly standing: Standing;
  readonly role: RoleRun | null;
  /** Code was held back. */
  readonly hasRefused: boolean;
  /** The role cell shows that it was run. */
  readonly looksRun: boolean;
  /** Code waits for the role cell. */
  readonly isHolding: boolean;
  /** Of the kernel's credentials, once they end soon; else null. */
  readonly endsIn: number | null;
  readonly passport: PassportState;
  /** The account that the session runs in, if it is not the one asked for. */
  readonly otherAccount: string | null;
}

/** The most urgent one; null where nothing would go wrong. */
export function warningOf(
  situation: Situation,
  trans: TranslationBundle
): Warning | null {
  const { endsIn, passport, otherAccount } = situation;
  const message = roleWarning(situation, trans);
  if (message !== null) {
    return { message, remedy: 'run-role' };
  }
  if (endsIn !== null) {
    return { message: endWarning(endsIn, trans), remedy: 'renew' };
  }
  if (passport === 'wrong') {
    const wrong = otherAccount
      ? trans.__(
          'The session runs in account %1, which is not the one that the cells ask for.',
          otherAccount
        )
      : trans.__('The session is not what the cells ask for.');
    return { message: wrong, remedy: 'show' };
  }
  return passport === 'drifted'
    ? {
        message: trans.__(
          'Settings have changed since the session was created: they apply to the next one.'
        ),
        remedy: 'stop-and-apply'
      }
    : null;
}

/** What the button says. */
export function remedyLabel(remedy: Remedy, trans: TranslationBundle): string {
  switch (remedy) {
    case 'run-role':
      return trans.__('Run the role cell');
    case 'renew':
      return trans.__('Renew credentials');
    case 'show':
      return trans.__('Show the session');
    case 'stop-and-apply':
      return trans.__('Stop and apply');
  }
}

function endWarning(minutes: number, trans: TranslationBundle): string {
  return minutes === 0
    ? trans.__("The kernel's AWS credentials have ended.")
    : trans._n(
        "The kernel's AWS credentials end in %1 minute.",
        "The kernel's AWS credentials end in %1 minutes.",
        minutes
      );
}

function roleWarning(
  { standing, role, hasRefused, looksRun, isHolding }: Situation,
  trans: TranslationBundle
): string | null {
  if (role && !role.outcome.ok && (standing === 'failed' || hasRefused)) {
    const { code } = role.outcome;
    const why = reasonOf(code, 'role', '', trans).message;
    return failureWarning(why, { standing, isHolding }, trans);
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

function failureWarning(
  why: string,
  { standing, isHolding }: Pick<Situation, 'standing' | 'isHolding'>,
  trans: TranslationBundle
): string {
  if (standing !== 'failed') {
    return trans.__('%1 The cells behind the role cell were not run.', why);
  }
  return isHolding
    ? trans.__('%1 Code of this notebook waits until it succeeds.', why)
    : trans.__('%1 Code would run in your own account.', why);
}
