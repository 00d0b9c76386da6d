/**
 * What the Glue kernel's texts mean. The kernel says "ok" for cells that failed, so that what it printed is all there is.
 *
 * A magic succeeded only if the kernel printed what it prints on success: silence, or a text that nobody knows, is a
 * failure. Source: KernelMagics.py, BaseKernel.py and KernelGateway.py of aws-glue-sessions 1.0.9.
 */
import type * as nbformat from '@jupyterlab/nbformat';

import { isIgnoredRole, magicsOf, startsSession } from './magics';

/** What went wrong, told apart by the kernel's or AWS's words. */
export type FailureCode =
  | 'already_connected'
  | 'role_ignored'
  | 'credentials_expired'
  | 'no_credentials'
  | 'role_refused'
  | 'role_wins'
  | 'pass_role_refused'
  | 'session_refused'
  | 'session_failed'
  | 'runtime_role_unusable'
  | 'no_region'
  | 'unreachable'
  | 'invalid_value'
  | 'statement_failed'
  | 'not_confirmed'
  | 'interrupted';

export type Outcome =
  | { readonly ok: true; readonly sessionId: string | null }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      /** The kernel's or AWS's own sentence; empty where there is none. */
      readonly detail: string;
    };

/** What each magic prints once it has done what it should. */
const CONFIRMATIONS: Readonly<Record<string, RegExp>> = {
  '%%assume_role': /^Role assumed successfully/m,
  '%%tags': /^Tag \{.*\} added/m,
  '%%configure': /^The following configurations have been updated:/m,
  '%connections': /^Connections to be included:/m,
  '%glue_version': /^Setting Glue version to:/m,
  '%iam_role': /^iam_role has been set to /m,
  '%idle_timeout': /^idle_timeout has been set to /m,
  '%number_of_workers': /^Setting new number of workers to:/m,
  '%profile': /^Setting new profile to:/m,
  '%region': /^Region is set to:/m,
  '%session_id_prefix': /^Setting session ID prefix to /m,
  '%timeout': /^timeout has been set to /m,
  '%worker_type': /^Setting new worker type to:/m
};

/** The first that matches is the reason: causes stand before the symptoms that they bring about. */
const REASONS: readonly (readonly [FailureCode, RegExp])[] = [
  ['already_connected', /You are already connected/],
  ['interrupted', /KeyboardInterrupt|Execution Interrupted/],
  [
    'credentials_expired',
    /Expired ?Token|security token included .* is expired/
  ],
  ['no_credentials', /Unable to locate credentials|NoCredentialsError/],
  ['pass_role_refused', /not authorized to perform: iam:PassRole/],
  ['role_refused', /not authorized to perform: sts:AssumeRole/],
  [
    'runtime_role_unusable',
    /Glue Role ARN not provided|should be given assume role permissions/
  ],
  ['no_region', /Region must be set|must specify a region/i],
  ['unreachable', /Could not connect to the endpoint|ConnectTimeout/],
  [
    'session_failed',
    /Session failed to reach|unhealthy terminal state|Timed out after/
  ],
  ['session_refused', /exception encountered while creating session/i],
  ['role_refused', /when calling the AssumeRole operation/],
  [
    'invalid_value',
    /Invalid value|Not a valid input|Empty values|Please provide magics/
  ],
  ['statement_failed', /Exception encountered while running statement/]
];

const AWAITED = /^Waiting for session (\S+) to get into ready status/m;
/** What settings say while a session runs; the id may hold a full stop. */
const CONNECTED =
  /You are already connected to a (?:\w+ )?session (\S+)\.\n[^]*?newly created sessions\./;
const STOPPED = /^Stopped session\./m;
const NOT_STOPPED = /^Exception encountered while stopping session/m;
const SWITCHED = /^Switched to Session: (\S+)\.$/m;
const ALREADY_ACTIVE = /^Session: \S+ is already active\./m;
/** The kernel creates a session only where it has none, or one that has ended. */
const LOST =
  /^session_id=\S+ has reached TIMEOUT status\.|^Trying to create a Glue session for the kernel\./m;
const GREETING = /^Welcome to the Glue Interactive Sessions Kernel/m;
const ACTIVE = /^Current active Session ID: (\S+)/m;

/** Says in one go that it went wrong and that nothing else needs to be looked for. */
const TRACEBACK = /^Traceback \(most recent call last\)/m;

const CREATED = /^Session (\S+) has been created\./m;

// eslint-disable-next-line no-control-regex -- the kernel colours some of its texts with escape sequences
const COLOURS = /\u001b\[[0-9;]*m/g;

/** The id of the session that these outputs tell the creation of; null where they tell of none. */
export function createdSession(
  outputs: readonly nbformat.IOutput[]
): string | null {
  return CREATED.exec(textOf(outputs))?.[1] ?? null;
}

/** The id of the session that settings found the kernel in; null where they found none. */
export function connectedSession(
  outputs: readonly nbformat.IOutput[]
): string | null {
  return CONNECTED.exec(textOf(outputs))?.[1] ?? null;
}

/**
 * The session that the kernel works in after a cell, where it worked in `before` until then.
 *
 * hasNewClients: whether the kernel talks to AWS with the credentials that it was handed last, from this cell on
 */
export function sessionAfter(
  source: string,
  outputs: readonly nbformat.IOutput[],
  before: string | null
): { readonly id: string | null; readonly hasNewClients: boolean } {
  const text = textOf(outputs);
  const isReconnect = magicsOf(source).includes('%reconnect');
  const switched = isReconnect ? SWITCHED.exec(text)?.[1] : null;
  const isLost = tellsLoss(outputs);
  const fresh = createdSession(outputs) ?? switched ?? null;
  const id = fresh ?? connectedSession(outputs) ?? (isLost ? null : before);
  const isReconnected = isReconnect && !ALREADY_ACTIVE.test(text);
  return { id, hasNewClients: id === fresh || isReconnected };
}

/** Whether these outputs are of the first thing that the kernel ever ran. */
export function greets(outputs: readonly nbformat.IOutput[]): boolean {
  return GREETING.test(textOf(outputs));
}

/** The id of the session that was asked for, whether or not it came up; null where none was. */
export function requestedSession(
  outputs: readonly nbformat.IOutput[]
): string | null {
  return AWAITED.exec(textOf(outputs))?.[1] ?? null;
}

/** The id of the session that `%session_id` names; null where the kernel has none. */
export function activeSession(
  outputs: readonly nbformat.IOutput[]
): string | null {
  return ACTIVE.exec(textOf(outputs))?.[1] ?? null;
}

/** What `%status` tells; null where the kernel could not read its session. */
export function readStatus(
  outputs: readonly nbformat.IOutput[]
): { id: string; status: string } | null {
  const found = /^Session ID: (\S+)\nStatus: (\S+)/m.exec(textOf(outputs));
  return found && { id: found[1], status: found[2] };
}

/** Whether the kernel has no session any more, or is about to get another one. */
export function tellsLoss(outputs: readonly nbformat.IOutput[]): boolean {
  return LOST.test(textOf(outputs)) || tellsStop(outputs);
}

/** Whether the kernel let go of its session. It says "Stopped session." even where it did not stop it. */
function tellsStop(outputs: readonly nbformat.IOutput[]): boolean {
  const text = textOf(outputs);
  return STOPPED.test(text) && !NOT_STOPPED.test(text);
}

/**
 * What came of a cell that hands over a role. Unlike for the settings, what the kernel complains of its session meanwhile
 * is no obstacle: once it says that the role was assumed, it holds new credentials.
 */
export function judgeRole(
  source: string,
  outputs: readonly nbformat.IOutput[],
  replied: boolean
): Outcome {
  const isAssumed = CONFIRMATIONS['%%assume_role'].test(textOf(outputs));
  const sessionId = createdSession(outputs);
  // A cell may name a profile and hold code below: what the code made of its session is another matter.
  return sessionId !== null || (isAssumed && !isIgnoredRole(source))
    ? { ok: true, sessionId }
    : judge(source, outputs.map(withoutComplaint), replied);
}

function withoutComplaint(output: nbformat.IOutput): nbformat.IOutput {
  return output.output_type === 'stream'
    ? { ...output, text: streamText(output).replace(CONNECTED, '') }
    : output;
}

/**
 * What came of a cell.
 *
 * @param replied false where the kernel itself reported the cell as failed, or it never ran
 */
export function judge(
  source: string,
  outputs: readonly nbformat.IOutput[],
  replied: boolean
): Outcome {
  const text = textOf(outputs);
  const known = REASONS.find(([, pattern]) => pattern.test(text));
  if (known || TRACEBACK.test(text) || hasError(outputs)) {
    const otherwise = startsSession(source)
      ? 'statement_failed'
      : 'invalid_value';
    const code = known?.[0] ?? otherwise;
    return { ok: false, code, detail: detailOf(text) };
  }
  if (isIgnoredRole(source)) {
    return { ok: false, code: 'role_ignored', detail: '' };
  }
  const isSilent = magicsOf(source).some(
    name => CONFIRMATIONS[name] && !CONFIRMATIONS[name].test(text)
  );
  if (!replied || isSilent) {
    const code = isSilent ? 'not_confirmed' : 'statement_failed';
    return { ok: false, code, detail: lastLine(text) };
  }
  return { ok: true, sessionId: createdSession(outputs) };
}

/** All that the kernel printed, without its colours. */
export function textOf(outputs: readonly nbformat.IOutput[]): string {
  return outputs.map(streamText).join('').replace(COLOURS, '');
}

function streamText(output: nbformat.IOutput): string {
  const { text, ename, evalue } = output;
  if (output.output_type === 'error') {
    return `${ename}: ${evalue}\n`;
  }
  return [text ?? []].flat().join('');
}

function hasError(outputs: readonly nbformat.IOutput[]): boolean {
  return outputs.some(output => output.output_type === 'error');
}

/** AWS's sentence where the kernel quotes one, else the last line. */
function detailOf(text: string): string {
  const quoted =
    /^Error message: (.+)/m.exec(text) ??
    /exception encountered while \w+ \w+: (.+)/i.exec(text);
  return quoted?.[1].trim() ?? lastLine(text);
}

function lastLine(text: string): string {
  return text.trim().split('\n').pop()?.trim() ?? '';
}
