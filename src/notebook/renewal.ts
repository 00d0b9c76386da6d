/**
 * Renews the credentials of a kernel without losing its session.
 *
 * Neither `%%assume_role` nor a `%reconnect` to the same session gives a live client new credentials; a `%reconnect` to a
 * session that does not exist does, and keeps the session. Source: `switch_session` in BaseKernel.py.
 */
import { UUID } from '@lumino/coreutils';
import type { Kernel } from '@jupyterlab/services';

import { judgeRole, Outcome, readStatus } from './outputs';
import { ask } from './quiet';
import type { CellRunner } from './run';

export type Renewal =
  | { readonly state: 'renewed' }
  | { readonly state: 'refused'; readonly outcome: Outcome & { ok: false } }
  /** The role was assumed, but the kernel does not reach its session with it. */
  | { readonly state: 'unproven' };

/**
 * Runs the role cell, then has the kernel take the new credentials, and proves it.
 *
 * @param sessionId the session that the kernel works in; null: it will take them when it starts one
 */
export async function renew(
  roleCellId: string,
  sessionId: string | null,
  runner: CellRunner,
  kernel: Kernel.IKernelConnection
): Promise<Renewal> {
  const ran = await runner.run(roleCellId);
  const outcome = ran
    ? judgeRole(ran.source, ran.outputs, ran.replied)
    : ({ ok: false, code: 'not_confirmed', detail: '' } as const);
  if (!outcome.ok) {
    return { state: 'refused', outcome };
  }
  if (sessionId === null) {
    return { state: 'renewed' };
  }
  await ask(kernel, `%reconnect glue-panel-renewal-${UUID.uuid4()}`);
  const status = readStatus(await ask(kernel, '%status'));
  const isProven = status?.id === sessionId;
  return { state: isProven ? 'renewed' : 'unproven' };
}
