import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import { Listbox, ListboxItem } from './listbox';

const NAME = 'VPC connections';

const ITEMS: readonly ListboxItem[] = [
  { name: 'session_vpc', isRefused: false },
  { name: 'other_vpc', isRefused: false },
  { name: 'a,b', isRefused: true }
];

function renderListbox(items = ITEMS, chosen: readonly string[] = []) {
  const onToggle = jest.fn();
  render(
    <Listbox
      label={NAME}
      items={items}
      chosen={chosen}
      onToggle={({ name }) => onToggle(name)}
      renderDetail={({ isRefused }) => (isRefused ? 'a comma' : '10.1.0.0/24')}
    />
  );
  const list = screen.getByRole('listbox', { name: NAME });
  return { list, onToggle, user: userEvent.setup() };
}

function manyItems(): readonly ListboxItem[] {
  return Array.from({ length: 500 }, (_, index) => ({
    name: `connection ${index}`,
    isRefused: false
  }));
}

describe('Listbox', () => {
  it('names its options by the connection, and describes them', () => {
    renderListbox();

    const option = screen.getByRole('option', { name: 'session_vpc' });

    expect(option.textContent).toContain('10.1.0.0/24');
  });

  it('says which options are chosen', () => {
    const { list } = renderListbox(ITEMS, ['session_vpc', 'other_vpc']);

    const chosen = within(list).getAllByRole('option', { selected: true });

    expect(chosen).toHaveLength(2);
    expect(list.getAttribute('aria-multiselectable')).toBe('true');
  });

  it('toggles what is clicked', () => {
    const { onToggle } = renderListbox();

    fireEvent.click(screen.getByRole('option', { name: 'other_vpc' }));

    expect(onToggle).toHaveBeenCalledWith('other_vpc');
  });

  it('toggles the active option by Space, and moves by arrows', async () => {
    const { list, onToggle, user } = renderListbox();
    list.focus();

    await user.keyboard('{ArrowDown} {Home}[Space]');

    expect(onToggle.mock.calls).toEqual([['other_vpc'], ['session_vpc']]);
  });

  it('does not take what the kernel cannot be given, and says why', () => {
    const { onToggle } = renderListbox();
    const option = screen.getByRole('option', { name: 'a,b' });

    fireEvent.click(option);

    expect(onToggle).not.toHaveBeenCalled();
    expect(option.getAttribute('aria-disabled')).toBe('true');
    expect(option.textContent).toContain('a comma');
  });

  it('lets go of a chosen one that is refused', () => {
    const { onToggle } = renderListbox(ITEMS, ['a,b']);

    fireEvent.click(screen.getByRole('option', { name: 'a,b' }));

    expect(onToggle).toHaveBeenCalledWith('a,b');
  });

  it('draws a few of hundreds, and says how many there are', () => {
    renderListbox(manyItems());

    const drawn = screen.getAllByRole('option');

    expect(drawn.length).toBeLessThan(30);
    expect(drawn[0].getAttribute('aria-setsize')).toBe('500');
  });

  it('draws what is scrolled into sight', () => {
    const { list } = renderListbox(manyItems());

    list.scrollTop = 300 * 42;
    fireEvent.scroll(list);

    screen.getByRole('option', { name: 'connection 300' });
  });

  it('brings the active option of hundreds into sight', async () => {
    const { list, user } = renderListbox(manyItems());
    list.focus();

    await user.keyboard('{End}');
    fireEvent.scroll(list);

    const last = screen.getByRole('option', { name: 'connection 499' });
    expect(list.getAttribute('aria-activedescendant')).toBe(last.id);
  });
});
