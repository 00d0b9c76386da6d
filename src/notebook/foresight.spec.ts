import { fireEvent, screen } from '@testing-library/react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue, trans } from '../testing/fake-glue';
import { preflight, UNKNOWN } from '../testing/walkthrough';
import { foresee, mayRun } from './foresight';

/** jsdom takes every <dialog> for a closed one. */
const hidden = true;

/** A server that never answers, but hears when nobody waits any more. */
const silent: GlueClient['preflight'] = (_, { signal } = {}) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name, hidden }));
}

describe('mayRun', () => {
  it.each([
    ['Run anyway', true],
    ['Cancel', false]
  ])('asks back where IAM denies: "%s"', async (name, expected) => {
    const answer = mayRun(fakeGlue(), trans);

    await screen.findByText(/Statement 2 of CustomCreateSessionPolicy/);
    screen.getByText('It would pass with: session_vpc');
    await press(name);

    expect(await answer).toBe(expected);
  });

  it.each([
    ['IAM allows', preflight({ verdict: 'allowed' })],
    ['nobody can know', preflight(UNKNOWN)]
  ])('does not ask where %s', async (_, known) => {
    const glue = fakeGlue({ preflight: async () => known });

    expect(await mayRun(glue, trans)).toBe(true);
  });

  it('lets the run go on where no verdict can be had', async () => {
    const glue = fakeGlue({
      preflight: async () => {
        throw new GlueError({ code: 'role_not_assumable', message: 'No.' });
      }
    });

    expect(await mayRun(glue, trans)).toBe(true);
  });
});

describe('foresee', () => {
  it('takes the verdict that the panel has', async () => {
    const ask = jest.fn(async () => preflight());
    const glue = fakeGlue({ preflight: ask });
    glue.verdicts.setActive(true);
    glue.verdicts.enter();
    await new Promise<void>(resolve => {
      glue.verdicts.changed.connect(
        () => glue.verdicts.current && resolve(undefined)
      );
    });

    await foresee(glue);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('waits for no verdict longer than it has patience', async () => {
    const glue = fakeGlue({ preflight: silent });

    expect(await foresee(glue, 0)).toBeNull();
  });
});
