import { act, screen } from '@testing-library/react';
import { Widget } from '@lumino/widgets';

import { StatusModel } from '../model/status';
import { trans } from '../testing/fake-glue';
import { access } from '../testing/walkthrough';
import { StatusItem } from './status';

const IN_AN_HOUR = new Date(Date.now() + 3_630_000).toISOString();

let item: StatusItem | null = null;

afterEach(() => {
  act(() => item?.dispose());
});

async function attach(model: StatusModel, onClick = () => undefined) {
  const made = new StatusItem(model, onClick, trans);
  item = made;
  await act(async () => {
    Widget.attach(made, document.body);
    await made.renderPromise;
  });
}

describe('StatusItem', () => {
  it('shows nothing before a role was assumed', async () => {
    await attach(new StatusModel());

    expect(screen.queryByRole('button')).toBeNull();
  });

  it("shows account, role, time left and what the user's own sessions burn", async () => {
    const model = new StatusModel();
    await attach(model);
    const amounts = [{ currency: 'USD', soFar: 0.44, perHour: 2.2 }];
    const own = { count: 1, living: 1, amounts };

    act(() => {
      model.enter(access({ expires_at: IN_AN_HOUR }));
      model.burn({ own, all: { ...own, count: 7, living: 7 }, since: null });
    });

    expect(screen.getByRole('button').textContent).toBe(
      'Glue 4444-5555-6666 · GlueSessionCreationRole · 1 h 0 min · $2.20 an hour'
    );
  });

  it('leads to the panel', async () => {
    const model = new StatusModel();
    const onClick = jest.fn();
    await attach(model, onClick);
    act(() => model.enter(access()));

    screen.getByRole('button').click();

    expect(onClick).toHaveBeenCalledTimes(1);
  });
});
