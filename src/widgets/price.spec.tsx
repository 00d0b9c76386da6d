import { act, render, screen, waitFor } from '@testing-library/react';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Selection } from '../api/types';
import { estimate, rate, rates } from '../testing/costs';
import { fakePanel, trans } from '../testing/fake-glue';
import { ROLE_ARN } from '../testing/walkthrough';
import { PriceLine } from './price';

/** The line under the worker settings, somebody looking at it. */
function open(answers: Partial<GlueClient> = {}) {
  const { glue, model } = fakePanel(answers);
  render(<PriceLine model={model} trans={trans} />);
  act(() => model.price.setActive(true));
  return { selection: glue.selection, model };
}

async function summary(text: string | RegExp): Promise<HTMLElement> {
  return screen.findByText(text, { selector: 'summary' });
}

describe('PriceLine', () => {
  it('tells what an hour costs, and what a forgotten session does', async () => {
    open();

    await summary('5 DPU · about $2.20 an hour · about $2.20 if forgotten');
  });

  it('tells where the rate is from, and of when', async () => {
    open();

    const line = await summary(/5 DPU/);
    expect(line.title).toContain(
      "0.44 USD per DPU-hour in us-east-1, from AWS's Price List of 2026-11-01"
    );
  });

  it('counts the memory-optimized workers in units of their own', async () => {
    const worker_family = 'memory_optimized';
    open({
      estimate: async () =>
        estimate({ worker_family, units: 8, rate: rate({ worker_family }) })
    });

    const line = await summary(/^8 M-DPU · /);
    expect(line.title).toContain('per M-DPU-hour');
  });

  it('follows the settings', async () => {
    const asked: Selection[] = [];
    const { selection } = open({
      estimate: async question => {
        asked.push(question);
        const units = question.number_of_workers ?? 5;
        return estimate({ units });
      }
    });
    await summary(/^5 DPU/);

    act(() => selection.update({ number_of_workers: 10 }));

    await summary(/^10 DPU/);
    act(() => selection.update({ tags: { group: 'analytics' } }));
    expect(asked).toHaveLength(2);
  });

  it('says where no price is known, and what helps', async () => {
    const message = 'No price is known for mx-central-1.';
    open({
      estimate: async () =>
        estimate({
          rate: null,
          per_hour: null,
          if_forgotten: null,
          currency: null,
          assumptions: [{ code: 'region_not_priced', message }]
        })
    });

    const line = await summary('5 DPU · price unknown');
    expect(line.title).toContain(message);
  });

  it('says why nobody can tell', async () => {
    open({
      estimate: () =>
        Promise.reject(
          new GlueError({ code: 'worker_type_unknown', message: 'No M.1X.' })
        )
    });

    await screen.findByText('Price unknown: No M.1X.');
  });

  it("asks AWS's Price List once, where the role leads", async () => {
    const ask = jest.fn(async () => rates());
    const { model, selection } = open({ rates: ask });
    selection.update({ role_arn: ROLE_ARN });

    await act(() => model.assume());
    await act(() => model.assume(true));

    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask).toHaveBeenCalledWith({ role: ROLE_ARN, region: null });
  });

  it("says why AWS's Price List did not tell", async () => {
    const message = 'AWS does not permit pricing:GetProducts.';
    const { model } = open({
      estimate: async () => estimate({ rate: rate({ source: 'built_in' }) }),
      rates: () =>
        Promise.reject(new GlueError({ code: 'access_denied', message }))
    });

    await act(() => model.price.enter({ role: ROLE_ARN, region: null }));

    const line = await summary(/5 DPU/);
    await waitFor(() => expect(line.title).toContain(message));
  });
});
