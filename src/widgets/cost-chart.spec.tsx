import { IRenderMime, RenderMimeRegistry } from '@jupyterlab/rendermime';
import { act, render, screen } from '@testing-library/react';
import { Widget } from '@lumino/widgets';
import * as React from 'react';

import { CHART_MIME } from '../model/cost-chart';
import { trans } from '../testing/fake-glue';
import { CostChart } from './cost-chart';

/** Says how wide an element is when a test wants it to. */
class FakeObserver implements ResizeObserver {
  constructor(private readonly _tell: ResizeObserverCallback) {
    FakeObserver.last = this;
  }

  static last: FakeObserver | null = null;

  resize(width: number): void {
    // a whole entry cannot be had outside a browser; the chart reads this part
    const entry = { contentRect: { width } } as ResizeObserverEntry;
    this._tell([entry], this);
  }

  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Draws a chart as a sentence of its width, or fails at it. */
class FakeRenderer extends Widget implements IRenderMime.IRenderer {
  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const { width, broken } = model.data[CHART_MIME] as {
      width: number;
      broken?: boolean;
    };
    if (broken) {
      throw new Error('No chart.');
    }
    this.node.textContent = `${width} px wide`;
  }
}

function open(spec = {}) {
  const rendermime = new RenderMimeRegistry();
  rendermime.addFactory({
    safe: true,
    mimeTypes: [CHART_MIME],
    createRenderer: () => new FakeRenderer()
  });
  const { unmount } = render(
    <CostChart spec={spec} rendermime={rendermime} trans={trans} />
  );
  return { unmount };
}

async function resize(width: number): Promise<void> {
  await act(async () => FakeObserver.last?.resize(width));
}

describe('CostChart', () => {
  const original = window.ResizeObserver;

  beforeEach(() => {
    window.ResizeObserver = FakeObserver;
  });

  afterEach(() => {
    window.ResizeObserver = original;
  });

  it('is as wide as its place', async () => {
    open();

    await resize(231);

    screen.getByText('230 px wide');
  });

  it('is drawn anew where the sidebar becomes wider', async () => {
    open();
    await resize(231);

    await resize(402);

    expect(
      screen.getAllByText(/px wide/).map(each => each.textContent)
    ).toEqual(['400 px wide']);
  });

  it('leaves nothing behind', async () => {
    const { unmount } = open();
    await resize(231);

    unmount();

    expect(screen.queryByText(/px wide/)).toBeNull();
  });

  it('says so where it can not be drawn', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    open({ broken: true });

    await resize(231);

    screen.getByText('The chart could not be drawn.');
  });
});
