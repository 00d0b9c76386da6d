/** Is this a Glue kernel? */
import type { Kernel, KernelMessage, KernelSpec } from '@jupyterlab/services';

import type { Language } from '../tokens';

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

/** In which language code is written for a Glue kernel; null where `kernel` is none. */
export async function glueLanguage(
  kernel: Kernel.IKernelConnection
): Promise<Language | null> {
  return kernel.info.then(
    info => {
      const language = /\bScala\b/i.test(info.implementation)
        ? 'scala'
        : 'python';
      return isGlue(info) ? language : null;
    },
    () => null
  );
}

/** Asks `kernel` what it is; one that can't say is none. */
export async function isGlueKernel(
  kernel: Kernel.IKernelConnection
): Promise<boolean> {
  return kernel.info.then(isGlue, () => false);
}

/** Whether a Glue kernel is likely to be installed. Before it has started, a kernel is known by its name alone. */
export function hasGlueSpec(specs: KernelSpec.ISpecModels | null): boolean {
  return Object.values(specs?.kernelspecs ?? {}).some(
    spec => spec && /glue/i.test(`${spec.name} ${spec.display_name}`)
  );
}
