import { ServerConnection } from '@jupyterlab/services';

import { trans } from '../testing/fake-glue';
import { requestLines } from './request-lines';

/** An answer that comes in these pieces; null for a browser that gives none. */
function answering(pieces: (string | Error)[] | null) {
  const read = async () => {
    const piece = pieces?.shift();
    const value = new TextEncoder().encode(`${piece ?? ''}`);
    return piece instanceof Error
      ? Promise.reject(piece)
      : { done: piece === undefined, value };
  };
  const body = pieces && { getReader: () => ({ read }) };
  const fetch = async () => ({ ok: true, status: 200, body });
  const settings = ServerConnection.makeSettings({
    fetch: fetch as unknown as typeof window.fetch
  });
  const lines: unknown[] = [];
  const asked = requestLines(
    { settings, trans },
    'x',
    line => lines.push(line),
    {}
  );
  return { lines, asked };
}

describe('requestLines', () => {
  it('tells every line, wherever the network cuts the answer', async () => {
    const { lines, asked } = answering(['{"a":', '1}\n{"a":2', '}\n{"a":3}']);

    expect(await asked).toBe(true);
    expect(lines).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('says where nothing can be had piece by piece', async () => {
    const { lines, asked } = answering(null);

    expect(await asked).toBe(false);
    expect(lines).toEqual([]);
  });

  it.each([[new Error('reset')], ['{"a":\n']])(
    'says that an answer broke off: %s',
    async broken => {
      const { asked } = answering(['{"a":1}\n', broken]);

      await expect(asked).rejects.toMatchObject({ code: 'unreachable' });
    }
  );
});
