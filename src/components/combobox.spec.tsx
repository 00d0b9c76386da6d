import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import { Combobox } from './combobox';
import type { ComboboxOption } from './use-combobox';

const NAME = 'Account role';

function option(
  id: string,
  label: string,
  differing: Partial<ComboboxOption> = {}
): ComboboxOption {
  return { id, label, ...differing };
}

const OPTIONS: readonly ComboboxOption[] = [
  option('1', 'Analyst', { group: 'Profiles', aliases: ['arn:analyst'] }),
  option('2', 'Admin', { group: 'Profiles', aliases: ['arn:admin'] }),
  option('3', 'Batch', { group: 'Catalogue', detail: '4444-5555-6666' })
];

function renderCombobox(options = OPTIONS, value = '') {
  const onPick = jest.fn();
  const onText = jest.fn();
  const draw = (listed: readonly ComboboxOption[]): JSX.Element => (
    <Combobox
      label={NAME}
      value={value}
      options={listed}
      onPick={({ label }) => onPick(label)}
      onText={onText}
      isText={text => text.startsWith('arn:')}
      noMatch="No such role."
      invalid="That is no role."
      more={count => `${count} more`}
    />
  );
  const { rerender } = render(draw(options));
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: NAME });
  const list = (listed: readonly ComboboxOption[]): void =>
    rerender(draw(listed));
  return { input, list, onPick, onText, user: userEvent.setup() };
}

/** JupyterLab's test environment has a ClipboardEvent that does not bubble, as a browser's does. */
function paste(input: HTMLElement, text: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const clipboardData = { getData: () => text };
  fireEvent(input, Object.assign(event, { clipboardData }));
}

function labels(): (string | null)[] {
  return screen.queryAllByRole('option').map(node => node.textContent);
}

describe('Combobox', () => {
  it('lists its choices in groups when it is clicked', async () => {
    const { input, user } = renderCombobox();

    await user.click(input);

    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(labels()).toEqual(['Analyst', 'Admin', 'Batch4444-5555-6666']);
    screen.getByRole('group', { name: 'Catalogue' });
  });

  it('hands on what is clicked, and closes', async () => {
    const { input, onPick, user } = renderCombobox();
    await user.click(input);

    await user.click(screen.getByRole('option', { name: 'Admin' }));

    expect(onPick).toHaveBeenCalledWith('Admin');
    expect(labels()).toEqual([]);
  });

  it.each([
    ['aD', ['Admin']],
    ['4444', ['Batch4444-5555-6666']],
    ['arn:ana', ['Analyst']]
  ])('filters by %p in name, detail and ARN', async (text, expected) => {
    const { input, user } = renderCombobox();

    await user.type(input, text);

    expect(labels()).toEqual(expected);
  });

  it('takes the likeliest match at Enter', async () => {
    const { input, onPick, user } = renderCombobox();

    await user.type(input, 'bat{Enter}');

    expect(onPick).toHaveBeenCalledWith('Batch');
  });

  it('moves by arrows, Home and End, and takes what is active', async () => {
    const { input, onPick, user } = renderCombobox();

    await user.type(input, '{ArrowDown}{End}{ArrowDown}{ArrowDown}{Enter}');

    expect(onPick).toHaveBeenCalledWith('Admin');
  });

  it('names the active choice to a screen reader', async () => {
    const { input, user } = renderCombobox();

    await user.type(input, '{ArrowDown}{End}');

    const active = input.getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toContain(
      'Batch'
    );
  });

  it('takes a pasted ARN at once', async () => {
    const { input, onText, user } = renderCombobox();
    await user.click(input);

    paste(input, ' arn:elsewhere ');

    expect(onText).toHaveBeenCalledWith('arn:elsewhere');
  });

  it('takes an ARN of the list for the choice that it is', async () => {
    const { input, onPick, user } = renderCombobox();
    await user.click(input);

    paste(input, 'arn:admin');

    expect(onPick).toHaveBeenCalledWith('Admin');
  });

  it('never takes an ARN for a longer one that begins with it', async () => {
    const { input, onPick, onText, user } = renderCombobox();

    await user.type(input, 'arn:a{Enter}');

    expect(onText).toHaveBeenCalledWith('arn:a');
    expect(onPick).not.toHaveBeenCalled();
  });

  it('takes what was typed when it is left', async () => {
    const { input, onText, user } = renderCombobox();
    await user.type(input, 'arn:elsewhere');

    await user.tab();

    expect(onText).toHaveBeenCalledWith('arn:elsewhere');
  });

  it('says so when it is left with something that it cannot take', async () => {
    const { input, onPick, onText, user } = renderCombobox();
    await user.type(input, 'nonsense');

    await user.tab();

    screen.getByText('That is no role.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect([onPick, onText].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it('takes what was entered before the list came, once it is there', async () => {
    const { input, list, onPick, user } = renderCombobox([]);
    await user.type(input, 'Admin{Enter}');

    list(OPTIONS);

    expect(onPick.mock.calls).toEqual([['Admin']]);
  });

  it('is cleared by an empty text', async () => {
    const { input, onText, user } = renderCombobox(OPTIONS, 'Admin');
    await user.clear(input);

    await user.tab();

    expect(onText).toHaveBeenCalledWith('');
  });

  it('goes back to what was picked at Escape', async () => {
    const { input, onText, user } = renderCombobox(OPTIONS, 'Admin');

    await user.type(input, 'xyz{Escape}');
    await user.tab();

    expect(input.value).toBe('Admin');
    expect(onText).not.toHaveBeenCalled();
  });

  it('does not guess between two choices of one name', async () => {
    const twins = [
      option('1', 'Admin', { detail: 'one' }),
      option('2', 'Admin', { detail: 'two' })
    ];
    const { input, onPick, user } = renderCombobox(twins);
    await user.type(input, 'Admin');

    await user.tab();

    expect(onPick).not.toHaveBeenCalled();
  });

  it('says how many of a long list it does not draw', async () => {
    const many = Array.from({ length: 750 }, (_, index) =>
      option(`${index}`, `Role ${index}`)
    );
    const { input, user } = renderCombobox(many);

    await user.click(input);

    expect(labels()).toHaveLength(200);
    screen.getByText('550 more');
  });
});
