/** Is this a Glue kernel? */
import type { Kernel, KernelMessage } from '@jupyterlab/services';

/** What the Glue kernels call themselves in kernel_info, whatever their kernelspec is named. */
const IMPLEMENTATION = /\bGlue\b.*\bSession\b/i;

/**
 * Whether a kernel is one of AWS's Glue kernels, PySpark or Scala.
 *
 * Source: `implementation` in the kernels' GlueKernel.py ("Python Glue Session", "Scala Glue Session").
 */
export function isGlue(info: KernelMessage.IInfoReply): boolean {
  return info.status === 'ok' && IMPLEMENTATION.test(info.implementation ?? '');
}

/** Asks `kernel` what it is. */
export async function isGlueKernel(
  kernel: Kernel.IKernelConnection
): Promise<boolean> {
  return isGlue(await kernel.info);
}
