import { ServerConnection } from '@jupyterlab/services';

import { pseudoLocale, untranslatedOf } from '../testing/pseudo-locale';
import { GlueError, request } from './request';

/** What a request fails with on a page that reaches the server in this way. */
async function failure(fetch: typeof window.fetch): Promise<GlueError> {
  const settings = ServerConnection.makeSettings({ fetch });
  const server = { settings, trans: pseudoLocale() };
  return request(server, 'GET', 'identity').then(
    () => Promise.reject(new Error('It did not fail.')),
    (reason: GlueError) => reason
  );
}

function answering(status: number, statusText: string, body: string) {
  return async () => new Response(body, { status, statusText });
}

it.each([
  [
    'a server that is gone',
    'unreachable',
    () => Promise.reject(new TypeError('Failed to fetch'))
  ],
  ['a proxy', 'http_502', answering(502, 'Bad Gateway', '<html></html>')],
  ['HTTP/2, which has no words', 'http_504', answering(504, '', '')]
])("tells of %s in the page's language", async (_, code, fetch) => {
  const error = await failure(fetch);

  expect(error.code).toBe(code);
  expect(error.message).not.toBe('');
  expect(untranslatedOf([error.message], [])).toEqual([]);
});

it("quotes the server's own sentence", async () => {
  const body = JSON.stringify({ code: 'access_denied', message: 'AWS no.' });

  const error = await failure(answering(502, 'Bad Gateway', body));

  expect(error).toMatchObject({ code: 'access_denied', message: 'AWS no.' });
});
