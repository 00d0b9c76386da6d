import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import { GlueError } from '../api/request';
import type { Snapshot } from '../model/resource';
import { trans } from '../testing/fake-glue';
import { Picture } from './picture';

const NOTHING: Snapshot<string> = {
  phase: 'idle',
  value: null,
  error: null,
  isLoading: false,
  since: null
};
const EMPTY = { message: 'No connection here.', hint: 'Another Region?' };

function error(code: string): GlueError {
  return new GlueError({ code, message: 'It failed.', hint: 'Do this.' });
}

function renderPicture(state: Partial<Snapshot<string>>, empty?: typeof EMPTY) {
  const onRetry = jest.fn();
  const { container } = render(
    <Picture
      state={{ ...NOTHING, ...state }}
      doing="Listing connections…"
      idle="Not asked yet."
      empty={empty}
      onRetry={onRetry}
      trans={trans}
    >
      {value => <b>{value}</b>}
    </Picture>
  );
  const kind = container
    .querySelector('[data-kind]')
    ?.getAttribute('data-kind');
  return { onRetry, kind, text: container.textContent };
}

describe('Picture', () => {
  it('draws what came', () => {
    const { kind, text } = renderPicture({ phase: 'ready', value: 'a list' });

    expect(kind).toBeUndefined();
    expect(text).toBe('a list');
  });

  it('draws a skeleton while the first answer is awaited', () => {
    const { kind, text } = renderPicture({ phase: 'loading', isLoading: true });

    expect(kind).toBe('loading');
    expect(text).toContain('Listing connections…');
  });

  it('says why a list may be empty', () => {
    const { kind, text } = renderPicture({ phase: 'ready', value: '' }, EMPTY);

    expect(kind).toBe('empty');
    expect(text).toContain('Another Region?');
  });

  it('draws a failure with its code, a hint and another try', async () => {
    const { kind, onRetry, text } = renderPicture({
      phase: 'failed',
      error: error('access_denied')
    });

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(kind).toBe('failed');
    expect(text).toMatch(/It failed\..*Do this\..*access_denied/);
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('has what to send to an administrator, after a denial', () => {
    const remedy = 'Add this statement to a policy of role R.';
    const failure = { code: 'access_denied', message: 'AWS said no.', remedy };

    renderPicture({ phase: 'failed', error: new GlueError(failure) });

    screen.getByText(remedy);
    screen.getByRole('button', { name: 'Copy request' });
  });

  it('draws what is not configured apart from what failed', () => {
    const { kind } = renderPicture({
      phase: 'failed',
      error: error('aws_not_configured')
    });

    expect(kind).toBe('not-configured');
  });

  it('draws the last good list, and since when it is, when a refresh fails', () => {
    const since = new Date(2026, 10, 24, 14, 2);

    const { kind, text } = renderPicture({
      phase: 'stale',
      value: 'a list',
      error: error('aws_throttled'),
      since
    });

    expect(kind).toBe('stale');
    expect(text).toMatch(/As of .*02.*It failed\..*a list/);
  });
});
