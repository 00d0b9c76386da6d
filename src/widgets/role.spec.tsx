import { act, render, screen } from '@testing-library/react';
import * as React from 'react';

import { fakePanel, trans } from '../testing/fake-glue';
import { identity } from '../testing/walkthrough';
import { RoleBody } from './role';

const ELSEWHERE = /^Kernels run behind a gateway/;

async function show(kernelsAreRemote: boolean): Promise<void> {
  const { model } = fakePanel({
    identity: async () => ({
      ...identity,
      kernels_are_remote: kernelsAreRemote
    })
  });
  await act(async () => {
    render(<RoleBody model={model} trans={trans} />);
    model.setActive(true);
  });
}

describe('RoleBody', () => {
  it('says that kernels behind a gateway have another AWS configuration', async () => {
    await show(true);

    await screen.findByText(ELSEWHERE);
  });

  it('says nothing of gateways where kernels run beside the server', async () => {
    await show(false);

    await screen.findByRole('combobox', { name: 'Account role' });
    expect(screen.queryByText(ELSEWHERE)).toBeNull();
  });
});
