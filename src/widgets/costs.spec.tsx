import { RenderMimeRegistry } from '@jupyterlab/rendermime';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import type { CostQuery, GlueClient, Place } from '../api/client';
import { GlueError } from '../api/request';
import { allocationTag, costs } from '../testing/costs';
import { fakePanel, trans } from '../testing/fake-glue';
import { ROLE_ARN } from '../testing/walkthrough';
import { CostsBody } from './costs';

const LOAD = 'Load costs ($0.01 a page)';
const AGAIN = 'Load again ($0.01 a page)';

/** The section, by the tag "billing". */
function open(answers: Partial<GlueClient> = {}) {
  const { glue, model } = fakePanel(answers);
  model.costs.change({ tagKey: 'billing' });
  const rendermime = new RenderMimeRegistry();
  render(<CostsBody model={model} rendermime={rendermime} trans={trans} />);
  return { glue, model, user: userEvent.setup() };
}

async function load(answers: Partial<GlueClient> = {}) {
  const opened = open(answers);
  await opened.user.click(button(LOAD));
  await screen.findByText(/As of|AWS denied/);
  return opened;
}

function button(name: string): HTMLButtonElement {
  return screen.getByRole<HTMLButtonElement>('button', { name });
}

function choose(label: string, value: string): void {
  const select = screen.getByRole('combobox', { name: label });
  fireEvent.change(select, { target: { value } });
}

/** Presses a dialog's button; jsdom takes every <dialog> for a closed one. */
async function confirm(name: string): Promise<void> {
  const hidden = true;
  fireEvent.click(await screen.findByRole('button', { name, hidden }));
}

function texts(table: string): (string | null)[][] {
  const rows = within(screen.getByRole('table', { name: table }));
  return rows
    .getAllByRole('row')
    .map(row => [...row.children].map(({ textContent }) => textContent));
}

function saying(code: string, message: string) {
  return costs({ explanations: [{ code, message }] });
}

describe('CostsBody', () => {
  it('asks nothing before the click, and then for what the form says', async () => {
    const ask = jest.fn(async (_place: Place, _query: CostQuery) => costs());
    const { glue, user } = open({ costs: ask });
    act(() => glue.selection.update({ role_arn: ROLE_ARN }));
    expect(ask).not.toHaveBeenCalled();

    choose('Days of the bill', '365');
    choose('Steps of the bill', 'monthly');
    choose('Usage on the bill', 'sessions');
    await user.click(button(LOAD));

    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls[0].slice(0, 2)).toEqual([
      { role: ROLE_ARN, region: null },
      {
        tag_key: 'billing',
        scope: 'sessions',
        granularity: 'monthly',
        days: '365'
      }
    ]);
  });

  it('tells the sums by tag, the dearest first', async () => {
    await load();

    expect(texts('Cost by tag')).toEqual([
      ['billing', 'Cost', 'Share'],
      ['Data-Platform', '$6.25', '78%'],
      ['Campaigns', '$1.25', '16%'],
      ['untagged', '$0.50', '6%'],
      ['Total', '$8.00', '']
    ]);
  });

  it('tells what each day cost, also those without usage', async () => {
    await load();

    fireEvent.click(screen.getByText('Cost by day'));
    await screen.findByRole('table', { name: 'Cost by day' });

    const [, first, second] = texts('Cost by day');
    expect(first).toEqual(['2026-11-21', '$4.25', '$1.25', '$0.50', '$6.00']);
    expect(second).toEqual(['2026-11-22', '–', '–', '–', '$0.00']);
  });

  it('says how old the answer is, and what it cost', async () => {
    await load();

    const age = screen.getByText(/^As of .*2 pages, \$0\.02$/);
    expect(age.title).toContain('six hours');
  });

  it('pays for a new answer to the same question only where one is wanted', async () => {
    const refreshes: (boolean | undefined)[] = [];
    const { user } = await load({
      costs: async (_place, _query, asking) => {
        refreshes.push(asking?.refresh);
        return costs();
      }
    });

    await user.click(button(AGAIN));

    expect(refreshes).toEqual([false, true]);
  });

  it('says before the click what it costs at least', () => {
    open();

    screen.getByText(/^At least \$0\.02: a page of the bill/);
  });

  it("asks with the user's own identity where the user wants that", async () => {
    const ask = jest.fn(async (_place: Place, _query: CostQuery) => costs());
    const { glue, user } = open({ costs: ask });
    act(() => glue.selection.update({ role_arn: ROLE_ARN }));

    choose('Who asks for the bill', 'own');
    await user.click(button(LOAD));

    expect(ask.mock.calls[0][0]).toEqual({ role: null, region: null });
  });

  it('keeps the last bill where a new one can not be had, and says so', async () => {
    const message = 'AWS asks to slow down.';
    const ask = jest
      .fn(async () => costs())
      .mockImplementationOnce(async () => costs())
      .mockRejectedValueOnce(new GlueError({ code: 'aws_throttled', message }));
    const { user } = await load({ costs: ask });

    await user.click(button(AGAIN));

    await screen.findByText(new RegExp(`^As of .* ${message}`));
    screen.getByRole('table', { name: 'Cost by tag' });
  });

  it('forgets the bill where another account is picked', async () => {
    const { model } = await load();

    act(() => model.costs.leave());

    expect(button(LOAD).disabled).toBe(false);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('refuses days in reverse before anything is asked', async () => {
    const { model } = open();
    choose('Days of the bill', 'dates');

    act(() =>
      model.costs.change({ span: { from: '2026-11-10', to: '2026-11-01' } })
    );

    screen.getByText('The first day lies after the last.');
    expect(button(LOAD).disabled).toBe(true);
  });

  it('takes the tag "billing" where the presets have it, until another is named', async () => {
    const { model } = fakePanel();

    await model.presets.load('presets');

    expect(model.costs.form.tagKey).toBe('billing');
  });

  it('wants to know the tag first', () => {
    const { model } = open();

    act(() => model.costs.change({ tagKey: '' }));

    screen.getByText('Which tag? Name its key.');
    expect(button(LOAD).disabled).toBe(true);
  });

  it('says why AWS does not tell, and keeps the form', async () => {
    await load({
      costs: () =>
        Promise.reject(
          new GlueError({
            code: 'access_denied',
            message: 'AWS denied ce:GetCostAndUsage.'
          })
        )
    });

    screen.getByText('access_denied');
    expect(button('Try again').disabled).toBe(false);
  });

  it('draws an empty bill as one, and says why it may be', async () => {
    const empty = { periods: [], shares: [], total: '0', currency: null };
    const explanations = [
      { code: 'no_costs', message: 'Nothing.' },
      { code: 'up_to_24_hours_late', message: 'Bills are a day late.' }
    ];
    await load({ costs: async () => costs({ ...empty, explanations }) });

    screen.getByText('Nothing was billed in this time.');
    screen.getByText('Bills are a day late.');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('activates a tag only after the question was answered', async () => {
    const activate = jest.fn(async (key: string) => allocationTag({ key }));
    const code = 'tag_key_not_activated';
    const { user } = await load({
      costs: async () => ({
        ...saying(code, 'The tag billing is not activated.'),
        tag: allocationTag({ status: 'inactive' })
      }),
      activateTag: activate
    });
    screen.getByText('The tag billing is not activated.');

    await user.click(button('Activate billing…'));
    expect(activate).not.toHaveBeenCalled();
    await screen.findByText(/AWS charges \$0\.01 for the request\./);
    await confirm('Activate billing');

    await screen.findByText(/From today on, AWS tells bills apart by billing/);
  });

  it('offers no second backfill where one has run, and says what came of it', async () => {
    await load({
      costs: async () => ({
        ...saying('backfilled', 'AWS gave the tag to past usage.'),
        tag: allocationTag({ updated_on: '2999-01-01' })
      })
    });

    screen.getByText('AWS gave the tag to past usage.');
    expect(screen.queryByRole('button', { name: 'Backfill…' })).toBeNull();
  });

  it('says whose bill it is, and who was allowed to see it', async () => {
    await load({ costs: async () => costs({ asked_as: ROLE_ARN }) });

    screen.getByText('Account 4444-5555-6666, GlueSessionCreationRole');
  });

  it('begins a backfill on the first of the month in which the bill begins', async () => {
    const backfillTags = jest.fn(fakePanel().glue.client.backfillTags);
    const today = new Date().toISOString().slice(0, 10);
    const { user } = await load({
      costs: async () =>
        costs({
          start: today,
          tag: allocationTag({ updated_on: '2999-01-01' })
        }),
      backfillTags
    });

    await user.click(button('Backfill…'));
    screen.getByRole('combobox', { name: 'Backfill from', hidden: true });
    await confirm('Start backfill');

    await screen.findByText(/AWS has been backfilling tags/);
    expect(backfillTags.mock.calls[0][0]).toBe(`${today.slice(0, 8)}01`);
  });

  it('offers nothing that only the payer may do', async () => {
    const error = {
      code: 'payer_account_only',
      message: 'Only the account that pays may do this.',
      hint: 'Ask them.',
      aws_code: null,
      request_id: null
    };
    const tag = allocationTag({ status: 'payer_account_only', error });
    await load({ costs: async () => costs({ tag }) });

    screen.getByText(/Only the account that pays/);
    expect(
      screen.queryByRole('button', { name: /Activate|Backfill/ })
    ).toBeNull();
  });

  it('tells by tables alone where no chart can be drawn', async () => {
    await load();

    screen.getByText(/No chart/);
    screen.getByRole('table', { name: 'Cost by tag' });
  });
});
