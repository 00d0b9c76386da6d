/** What would go wrong in a notebook, in one sentence, and the one thing to do about it. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Standing } from './life';
import type { PassportState } from './passport-model';
import { reasonOf } from './reasons';
import type { RoleRun } from './record';
import type { Refusal } from './refusal';

export type Remedy =
  | 'run-role'
  | 'mend-role'
  | 'restart'
  | 'renew'
  | 'explain'
  | 'show'
  | 'stop-and-apply';

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
  /** It says something else since it ran. */
  readonly hasRoleChanged: boolean;
  /** Code waits for the role cell. */
  readonly isHolding: boolean;
  /** Of the kernel's credentials, once they end soon; else null. */
  readonly endsIn: number | null;
  /** What AWS denied to the kernel. */
  readonly refusal: Refusal | null;
  readonly passport: PassportState;
  /** The account that the session runs in, if it is not the one asked for. */
  readonly otherAccount: string | null;
}

/** The most urgent one; null where nothing would go wrong. */
export function warningOf(
  situation: Situation,
  trans: TranslationBundle
): Warning | null {
  const { endsIn, refusal, passport, otherAccount } = situation;
  const message = roleWarning(situation, trans);
  if (message !== null) {
    return { message, remedy: roleRemedy(situation) };
  }
  if (endsIn !== null) {
    return { message: endWarning(endsIn, trans), remedy: 'renew' };
  }
  if (refusal !== null) {
    return { message: refusalWarning(refusal, trans), remedy: 'explain' };
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
    case 'mend-role':
      return trans.__('Mend the role cell');
    case 'restart':
      return trans.__('Restart the kernel');
    case 'renew':
      return trans.__('Renew credentials');
    case 'explain':
      return trans.__('Explain');
    case 'show':
      return trans.__('Show the session');
    case 'stop-and-apply':
      return trans.__('Stop and apply');
  }
}

function refusalWarning({ action }: Refusal, trans: TranslationBundle): string {
  return action === null
    ? trans.__('AWS denied the kernel what a cell asked for.')
    : trans.__('AWS denied the kernel %1.', action);
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

/** Running a role again would not help where the kernel ignores it, or has one that wins over it. */
function roleRemedy({ standing, role }: Situation): Remedy {
  const code = role && !role.outcome.ok ? role.outcome.code : null;
  if (code === 'role_wins') {
    return standing === 'open' ? 'stop-and-apply' : 'restart';
  }
  return code === 'role_ignored' && standing !== 'unrun'
    ? 'mend-role'
    : 'run-role';
}

function roleWarning(
  situation: Situation,
  trans: TranslationBundle
): string | null {
  const { standing, role, hasRefused } = situation;
  if (standing === 'unrun') {
    return unrunWarning(situation, trans);
  }
  if (role && !role.outcome.ok && (standing === 'failed' || hasRefused)) {
    const { code } = role.outcome;
    const why = reasonOf(code, 'role', '', trans).message;
    return failureWarning(why, situation, trans);
  }
  return null;
}

function unrunWarning(
  { hasRefused, hasRoleChanged, looksRun }: Situation,
  trans: TranslationBundle
): string | null {
  if (hasRefused) {
    return hasRoleChanged
      ? trans.__(
          'The code was not run: the role cell has changed since it ran.'
        )
      : trans.__(
          'The code was not run: before the role cell, it would start a session in your own account.'
        );
  }
  if (!looksRun) {
    return null;
  }
  return hasRoleChanged
    ? trans.__(
        'The role cell has changed since it ran: the kernel does not know what it says now.'
      )
    : trans.__(
        'The role cell was run by an earlier kernel: this one would start a session in your own account.'
      );
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
