import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { Selection } from '../api/types';
import { handedBy } from '../model/hand-over';
import { trans } from '../testing/fake-glue';
import { role } from '../testing/walkthrough';
import { HandOver } from './hand-over';

function show(choice = role()): Selection[] {
  const changes: Selection[] = [];
  render(
    <HandOver
      handed={handedBy({ role_arn: choice.role_arn }, choice)}
      style="assume_role"
      onChange={changed => changes.push(changed)}
      trans={trans}
    />
  );
  return changes;
}

function option(name: string): HTMLInputElement {
  // A folded <details> hides its content from assistive technology, in a browser as well.
  return screen.getByRole('radio', { name, hidden: true });
}

it('says in a line how the role is handed over', () => {
  show();

  screen.getByText('Handed over by %%assume_role');
});

it('hands over by the profile when that is chosen', () => {
  const changes = show();

  fireEvent.click(option('%profile production'));

  expect(changes).toEqual([{ style: 'profile', profile: 'production' }]);
});

it('says why a role that was typed has no profile to go by', () => {
  show(role({ profile: null }));

  expect(option('%profile').disabled).toBe(true);
  screen.getByText('This role comes from no AWS profile.');
});

it('says what assume_role cannot give', () => {
  show(role({ profile: 'partner', needs: ['external_id'] }));

  expect(option('%%assume_role').disabled).toBe(true);
  screen.getByText('It cannot give an external id.');
});
