import { Dialog } from '@jupyterlab/apputils';
import { RenderMimeRegistry } from '@jupyterlab/rendermime';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { AllocationTag, Costs } from '../api/types';
import type { Span } from '../model/cost-dates';
import { allocationTag, costs, period } from '../testing/costs';
import { fakePanel } from '../testing/fake-glue';
import {
  pseudoLocale,
  pseudoTranslator,
  stringsIn,
  untranslated
} from '../testing/pseudo-locale';
import { activateTag, backfillTags } from './cost-dialogs';
import { CostsBody, CostsSummary } from './costs';

const trans = pseudoLocale();

/** jsdom takes every <dialog> for a closed one. */
const hidden = true;

const FAILURE = new GlueError({ code: 'access_denied', message: 'AWS no.' });
/** What AWS said of a tag that it does not know of, or does not tell apart by. */
function tag(status: 'inactive' | 'unknown'): AllocationTag {
  const { code, message, hint, awsCode, requestId } = FAILURE;
  const error = { code, message, hint };
  return allocationTag({
    status,
    error: { ...error, aws_code: awsCode, request_id: requestId }
  });
}

const SAID = { code: 'no_costs', message: 'The bill is empty.' };

/** What the bill's time of day is written with. */
const CLOCK = /^\d.*[AP]M$/;

const BILLS: readonly [string, Costs][] = [
  ['of Glue by day', costs()],
  [
    'of sessions by month',
    costs({
      scope: 'sessions',
      granularity: 'monthly',
      periods: [
        {
          ...period('2026-11-01', '2026-12-01', ['Campaigns', '1']),
          is_estimated: true
        }
      ]
    })
  ],
  [
    'that is empty',
    costs({ periods: [], shares: [], explanations: [SAID], pages: 1 })
  ],
  ['by a tag that is not active', costs({ tag: tag('inactive') })],
  ['by a tag that was never used', costs({ tag: tag('unknown') })],
  ['since always', costs({ tag: allocationTag({ updated_on: null }) })],
  [
    'from before the tag was active',
    costs({ tag: allocationTag({ updated_on: '2026-11-23' }) })
  ]
];

/** The section, by the tag "billing". */
function open(answers: Partial<GlueClient>, span: Span = { days: 7 }) {
  const { model } = fakePanel(answers, trans);
  model.costs.change({ tagKey: 'billing', span });
  const given = { model, trans, rendermime: new RenderMimeRegistry() };
  const { container } = render(
    <>
      <CostsBody {...given} />
      <CostsSummary {...given} />
    </>
  );
  return { container, model };
}

/** What is left untranslated, but for times of day. */
function leftIn(root: HTMLElement, ...told: unknown[]): string[] {
  const values = stringsIn([costs(), ...told]);
  return untranslated(root, values).filter(text => !CLOCK.test(text));
}

async function pressFirst(): Promise<void> {
  fireEvent.click(screen.getAllByRole('button', { name: /page⟧?\)?/ })[0]);
  await act(async () => undefined);
}

describe('in another language', () => {
  it.each(BILLS)('a bill %s has no text left untranslated', async (_, bill) => {
    const { container } = open({ costs: async () => bill });

    await pressFirst();

    await screen.findByText(/^⟦As of/);
    expect(leftIn(container, bill)).toEqual([]);
  });

  it.each(BILLS.slice(0, 2))(
    'the table of a bill %s has no text left untranslated',
    async (_, bill) => {
      const { container } = open({ costs: async () => bill });
      await pressFirst();

      fireEvent.click(await screen.findByText(/^⟦Cost by (day|month)/));

      await screen.findByRole('region');
      expect(leftIn(container, bill)).toEqual([]);
    }
  );

  it.each<[string, GlueClient['costs']]>([
    ['is asked for', () => new Promise(() => undefined)],
    ['can not be had', () => Promise.reject(FAILURE)]
  ])('a bill that %s has no text left untranslated', async (_, answer) => {
    const { container } = open({ costs: answer });

    await pressFirst();

    expect(leftIn(container, FAILURE.message)).toEqual([]);
  });

  it.each<[Span]>([
    [{ days: 365 }],
    [{ from: '', to: '' }],
    [{ from: '2026-02-02', to: '2026-01-01' }],
    [{ from: '2999-01-01', to: '2999-01-02' }],
    [{ from: '2010-01-01', to: '2010-01-02' }],
    [{ from: '2010-01-01', to: '2020-01-02' }]
  ])('a form of the days %j has no text left untranslated', span => {
    const { container } = open({}, span);

    expect(leftIn(container)).toEqual([]);
  });

  it('a form without a tag has no text left untranslated', () => {
    const { container, model } = open({});

    act(() => model.costs.change({ tagKey: '' }));

    expect(leftIn(container)).toEqual([]);
  });
});

describe('in another language', () => {
  beforeAll(() => {
    Dialog.translator = pseudoTranslator;
  });

  it.each([
    ['activation', activateTag.bind(null, 'billing')],
    ['backfill', backfillTags.bind(null, costs())]
  ])('the %s of a tag has no text left untranslated', async (_, ask) => {
    const { model } = fakePanel({}, trans);
    const asked = ask(model, trans);
    const dialog = await screen.findByRole('dialog', { hidden });
    const left = leftIn(dialog);

    fireEvent.keyDown(dialog, { key: 'Enter', keyCode: 13 });
    await asked;

    const { message } = { message: '', ...model.notices.current };
    expect(left).toEqual([]);
    expect(message).toMatch(/^⟦.*⟧$/);
  });
});
