import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import type { AccessRequest } from '../api/types';
import { GlueError } from '../api/request';
import { fakePanel, trans } from '../testing/fake-glue';
import { access } from '../testing/walkthrough';
import { MfaCode } from './mfa';

const NEEDED = new GlueError({ code: 'mfa_needed', message: 'A code.' });
const REFUSED = new GlueError({
  code: 'mfa_code_refused',
  message: 'AWS did not accept the MFA code.',
  hint: 'Wait for the next one.'
});

/** A profile that opens for the code 123456. */
async function show() {
  const asked: AccessRequest[] = [];
  let isOpen = false;
  const { glue, model } = fakePanel({
    access: async request => {
      asked.push(request);
      isOpen ||= request.token_code === '123456';
      if (!isOpen) {
        throw request.token_code ? REFUSED : NEEDED;
      }
      return access();
    }
  });
  glue.selection.update({ profile: 'careful', style: 'profile' });
  render(<MfaCode model={model} trans={trans} />);
  await act(async () => {
    await model.assume();
  });
  return { asked, model, user: userEvent.setup() };
}

describe('MfaCode', () => {
  it('opens the profile, and keeps the code nowhere', async () => {
    const { asked, model, user } = await show();

    await user.type(
      screen.getByRole('textbox', { name: 'MFA code' }),
      '123456{Enter}'
    );

    await waitFor(() => expect(model.access.state.phase).toBe('ready'));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(asked.map(({ token_code }) => token_code)).toEqual([
      undefined,
      '123456',
      undefined
    ]);
  });

  it('says that AWS did not accept the code, and takes another', async () => {
    const { user } = await show();
    const field = screen.getByRole<HTMLInputElement>('textbox');

    await user.type(field, '654321');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('AWS did not accept the MFA code.');
    expect(field.value).toBe('');
  });

  it('sends nothing that is no code', async () => {
    const { user } = await show();

    await user.type(screen.getByRole('textbox'), '12345');

    const button = screen.getByRole<HTMLButtonElement>('button');
    expect(button.disabled).toBe(true);
  });
});
