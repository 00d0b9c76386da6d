/** Answers that come in lines of JSON: each is told when it comes, not when all are there. */
import type { TranslationBundle } from '@jupyterlab/translation';

import { GlueError, RequestOptions, respond, Server } from './request';

/**
 * Asks the server extension.
 *
 * @returns false where this browser gives no answer piece by piece: then nothing was read
 * @throws GlueError as `request` does, `unreachable` where the answer breaks off
 */
export async function requestLines<T>(
  server: Server,
  path: string,
  onLine: (line: T) => void,
  options: RequestOptions
): Promise<boolean> {
  const response = await respond(server, 'GET', path, options);
  const reader = response.body?.getReader();
  if (!reader) {
    return false;
  }
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((reason: unknown) => {
      throw options.signal?.aborted ? reason : brokenOff(server.trans);
    });
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    lines
      .filter(Boolean)
      .forEach(line => onLine(parsed<T>(line, server.trans)));
    if (done) {
      return true;
    }
  }
}

function parsed<T>(line: string, trans: TranslationBundle): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw brokenOff(trans);
  }
}

function brokenOff(trans: TranslationBundle): GlueError {
  return new GlueError({
    code: 'unreachable',
    message: trans.__("The Jupyter server's answer broke off.")
  });
}
