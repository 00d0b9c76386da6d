/** One fetch and one error class: every answer of the server passes here. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Failure } from './types';

const BASE_PATH = 'glue-panel';

/**
 * What the server, or the way to it, said no with. `code` is stable: compare it, never the message.
 */
export class GlueError extends Error {
  constructor(failure: Pick<Failure, 'code' | 'message'> & Partial<Failure>) {
    super(failure.message);
    this.name = 'GlueError';
    this.code = failure.code;
    this.hint = failure.hint ?? '';
    this.awsCode = failure.aws_code ?? null;
    this.requestId = failure.request_id ?? null;
    this.remedy = failure.remedy ?? '';
  }

  readonly code: string;
  readonly hint: string;
  readonly awsCode: string | null;
  readonly requestId: string | null;
  /** After a denial: what to send to an administrator; may be empty. */
  readonly remedy: string;
}

/** What passes by itself, or may: throttling, time-outs, a network or a gateway that fails (429, 502, 504). */
const PASSING: ReadonlySet<string> = new Set([
  ...['aws_throttled', 'aws_timeout', 'aws_failed', 'aws_unreachable'],
  ...['aws_answer_broken', 'unreachable'],
  ...['http_429', 'http_502', 'http_503', 'http_504']
]);

export function isPassing({ code }: GlueError): boolean {
  return PASSING.has(code);
}

/** Where requests go, and the language of what is said where no answer of the server's is there to be quoted. */
export interface Server {
  readonly settings: ServerConnection.ISettings;
  readonly trans: TranslationBundle;
}

export type Query = Record<
  string,
  string | readonly string[] | null | undefined
>;

function search(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((item): [string, string] => [name, item])
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

function isFailure(body: unknown): body is Failure {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'message' in body &&
    typeof body.message === 'string'
  );
}

async function failureOf(
  response: Response,
  trans: TranslationBundle
): Promise<GlueError> {
  const body: unknown = await response.json().catch(() => null);
  if (isFailure(body)) {
    return new GlueError(body);
  }
  const { status, statusText } = response;
  return new GlueError({
    code: `http_${status}`,
    message: statusText
      ? trans.__('The Jupyter server answered: %1 %2', status, statusText)
      : trans.__('The Jupyter server answered: %1', status)
  });
}

/**
 * Ask the server extension.
 *
 * @param path below `glue-panel/`, each segment already encoded
 * @returns the decoded reply; null for 204
 * @throws GlueError, `unreachable` where the Jupyter server does not answer
 */
export async function request<T>(
  server: Server,
  method: Method,
  path: string,
  options: RequestOptions = {}
): Promise<T> {
  const response = await respond(server, method, path, options);
  return (response.status === 204 ? null : await response.json()) as T;
}

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

export interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The same, the answer unread. @throws GlueError as `request` does */
export async function respond(
  { settings, trans }: Server,
  method: Method,
  path: string,
  options: RequestOptions
): Promise<Response> {
  const url =
    URLExt.join(settings.baseUrl, BASE_PATH, path) +
    search(options.query ?? {});
  const init: RequestInit = {
    method,
    signal: options.signal,
    ...(options.body === undefined
      ? {}
      : { body: JSON.stringify(options.body) })
  };
  const response = await ServerConnection.makeRequest(
    url,
    init,
    settings
  ).catch((reason: unknown) => {
    if (options.signal?.aborted) {
      throw reason;
    }
    throw new GlueError({
      code: 'unreachable',
      message: trans.__('The Jupyter server does not answer.')
    });
  });
  if (!response.ok) {
    throw await failureOf(response, trans);
  }
  return response;
}
