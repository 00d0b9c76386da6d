/** Asks a kernel something that leaves no trace in the notebook. */
import type * as nbformat from '@jupyterlab/nbformat';
import { Kernel, KernelMessage } from '@jupyterlab/services';

/** Runs `code`; answers what it printed. Throws where the kernel goes away meanwhile. */
export async function ask(
  kernel: Kernel.IKernelConnection,
  code: string
): Promise<nbformat.IOutput[]> {
  const outputs: nbformat.IOutput[] = [];
  const future = kernel.requestExecute({ code, stop_on_error: false });
  future.onIOPub = message => {
    if (KernelMessage.isStreamMsg(message)) {
      outputs.push({ output_type: 'stream', ...message.content });
    } else if (KernelMessage.isErrorMsg(message)) {
      outputs.push({ output_type: 'error', ...message.content });
    }
  };
  await future.done;
  return outputs;
}
