/** Why a cell did not succeed, in plain words, and what to do. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Part } from '../api/types';
import type { FailureCode } from './outputs';

export interface Reason {
  readonly message: string;
  readonly hint: string;
}

/** What a part's cell is called. */
function cellName(part: Part, trans: TranslationBundle): string {
  switch (part) {
    case 'role':
      return trans.__('The role cell');
    case 'tags':
      return trans.__('The tags cell');
    case 'settings':
      return trans.__('The settings cell');
    case 'start':
      return trans.__('The start-up cell');
  }
}

/** One sentence and the next step; `detail` is the kernel's own sentence, quoted where it says more. */
export function reasonOf(
  code: FailureCode,
  part: Part,
  detail: string,
  trans: TranslationBundle
): Reason {
  const { message, hint } = plainWords(code, cellName(part, trans), trans);
  const quoted = detail ? trans.__('AWS said: %1', detail) : '';
  return { message, hint: [hint, quoted].filter(Boolean).join(' ') };
}

function plainWords(
  code: FailureCode,
  cell: string,
  trans: TranslationBundle
): Reason {
  switch (code) {
    case 'already_connected':
      return {
        message: trans.__(
          'A session is running already: new settings apply to the next one.'
        ),
        hint: trans.__('Stop the session, then insert and run again.')
      };
    case 'credentials_expired':
      return {
        message: trans.__("The kernel's AWS credentials have expired."),
        hint: trans.__('Renew them, then insert and run again.')
      };
    case 'no_credentials':
      return {
        message: trans.__('The kernel finds no AWS credentials.'),
        hint: trans.__(
          'Run aws configure, or start JupyterLab with AWS_PROFILE set.'
        )
      };
    default:
      return roleWords(code, cell, trans);
  }
}

function roleWords(
  code: FailureCode,
  cell: string,
  trans: TranslationBundle
): Reason {
  switch (code) {
    case 'role_ignored':
      return {
        message: trans.__(
          'The kernel ignores a role that is not simply in quotation marks, though it says otherwise.'
        ),
        hint: trans.__('Insert the settings anew.')
      };
    case 'role_refused':
      return {
        message: trans.__(
          'AWS did not let the kernel assume the role; no session was started.'
        ),
        hint: trans.__(
          'Check that the role trusts you and that you may sts:AssumeRole it.'
        )
      };
    case 'role_wins':
      return {
        message: trans.__(
          'The kernel keeps the role that it assumed before, which wins over a profile.'
        ),
        hint: trans.__('Restart the kernel, then run the role cell.')
      };
    case 'pass_role_refused':
      return {
        message: trans.__(
          'The account role may not pass the runtime role to Glue.'
        ),
        hint: trans.__(
          'Ask for iam:PassRole on the runtime role, or pick another one.'
        )
      };
    default:
      return laterWords(code, cell, trans);
  }
}

function laterWords(
  code: FailureCode,
  cell: string,
  trans: TranslationBundle
): Reason {
  switch (code) {
    case 'session_refused':
      return {
        message: trans.__('AWS refused to create the session.'),
        hint: trans.__(
          'An explicit deny often means that the VPC connection is missing or not an allowed one.'
        )
      };
    case 'session_failed':
      return {
        message: trans.__('The session did not get ready.'),
        hint: trans.__(
          'Check the network of the connection and the runtime role.'
        )
      };
    case 'runtime_role_unusable':
      return {
        message: trans.__('Glue can not run code with the runtime role.'),
        hint: trans.__(
          'Pick a runtime role that trusts glue.amazonaws.com in the AWS Glue panel.'
        )
      };
    case 'no_region':
      return {
        message: trans.__('The kernel knows no AWS Region.'),
        hint: trans.__('Pick a Region in the AWS Glue panel.')
      };
    case 'unreachable':
      return {
        message: trans.__('The kernel can not reach AWS.'),
        hint: trans.__('Check the network and the Region.')
      };
    case 'invalid_value':
      return {
        message: trans.__('%1 has a value that the kernel refuses.', cell),
        hint: trans.__('Change it in the AWS Glue panel and insert again.')
      };
    default:
      return {
        message: trans.__('%1 did not succeed.', cell),
        hint: trans.__('Nothing after it was run. Look at its output.')
      };
  }
}
