import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import { NumberInput } from './inputs';

const NAME = 'Number of workers';
const HINT = "kernel's default";

function renderInput(value: number | null) {
  const onChange = jest.fn();
  render(
    <NumberInput
      label={NAME}
      value={value}
      placeholder={HINT}
      onChange={onChange}
    />
  );
  const input = screen.getByRole('spinbutton', { name: NAME });
  return { input, onChange, user: userEvent.setup() };
}

describe('NumberInput', () => {
  it('hands a whole number on', async () => {
    const { input, onChange, user } = renderInput(null);

    await user.type(input, '5');

    expect(onChange).toHaveBeenCalledWith(5);
  });

  it('hands on that it was cleared', async () => {
    const { input, onChange, user } = renderInput(5);

    await user.clear(input);

    expect(onChange).toHaveBeenCalledWith(null);
  });

  it.each(['0', '-'])('keeps %p to itself, as wrong', async text => {
    const { input, onChange, user } = renderInput(null);

    await user.type(input, text);

    expect(onChange).not.toHaveBeenCalledWith(expect.any(Number));
  });
});
