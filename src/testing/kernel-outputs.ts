/**
 * What aws-glue-sessions 1.0.9 really printed, captured from the kernel on the sandbox's AWS.
 *
 * Frames of tracebacks are left out. Some refusals come from the sandbox's faults (expired tokens, a refused
 * iam:PassRole), whose words are AWS's; the ends of sessions and the switches between them from calling the kernel's own
 * methods.
 */
import type * as nbformat from '@jupyterlab/nbformat';

import captured from './kernel-outputs.json';

export interface Captured {
  readonly source: string;
  /** Whether the kernel replied "ok". */
  readonly replied: boolean;
  readonly outputs: nbformat.IOutput[];
}

export const KERNEL: Readonly<Record<keyof typeof captured, Captured>> =
  captured;
