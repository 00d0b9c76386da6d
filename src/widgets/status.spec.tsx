import { act, screen } from '@testing-library/react';
import { Widget } from '@lumino/widgets';

import { Burn, StatusModel } from '../model/status';
import { trans } from '../testing/fake-glue';
import { access, identity } from '../testing/walkthrough';
import { StatusItem } from './status';

const IN_AN_HOUR = new Date(Date.now() + 3_630_000).toISOString();

let item: StatusItem | null = null;

afterEach(() => {
  act(() => item?.dispose());
});

/** What AWS said so many minutes ago. */
function burning(minutes = 0): Burn {
  const amounts = [{ currency: 'USD', soFar: 0.44, perHour: 2.2 }];
  const own = { count: 1, living: 1, amounts };
  const all = { ...own, count: 7, living: 7 };
  return { own, all, since: new Date(Date.now() - minutes * 60_000) };
}

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

    act(() => {
      model.enter(access({ expires_at: IN_AN_HOUR }));
      model.burn(burning());
    });

    expect(screen.getByRole('button').textContent).toBe(
      'Glue 4444-5555-6666 · GlueSessionCreationRole · 1 h 0 min · $2.20 an hour'
    );
  });

  it("shows the user's own account where no role is picked", async () => {
    const model = new StatusModel();
    await attach(model);

    act(() => {
      model.be(identity);
      model.burn(burning());
    });

    expect(screen.getByRole('button').textContent).toBe(
      'Glue 1111-2222-3333 · ISBlogUser · $2.20 an hour'
    );
  });

  it('says of when it knows what burns, once that is a while ago', async () => {
    const model = new StatusModel();
    await attach(model);

    act(() => {
      model.be(identity);
      model.burn(burning(5));
    });

    expect(screen.getByRole('button').textContent).toMatch(
      /\$2\.20 an hour as of \d/
    );
  });

  it('says nothing of what burned an hour ago', async () => {
    const model = new StatusModel();
    await attach(model);

    act(() => {
      model.be(identity);
      model.burn(burning(61));
    });

    expect(screen.getByRole('button').textContent).toBe(
      'Glue 1111-2222-3333 · ISBlogUser'
    );
  });

  it('forgets what burned in another account', async () => {
    const model = new StatusModel();
    model.enter(access());
    model.burn(burning());

    model.enter(access({ account: '777788889999' }));

    expect(model.value.burn).toBeNull();
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
