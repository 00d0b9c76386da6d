import type { PartialJSONObject } from '@lumino/coreutils';

import { costs, period } from '../testing/costs';
import { chartOf } from './cost-chart';

const WORDS = {
  description: 'All of AWS Glue by day',
  period: 'Day',
  without: 'untagged',
  others: 'others'
};

/** A chart's bars: day, name and height. */
function bars(spec: PartialJSONObject): unknown[] {
  const { values } = spec.data as unknown as {
    values: { start: string; name: string; amount: number }[];
  };
  return values.map(({ start, name, amount }) => [start, name, amount]);
}

/** Which name is painted in which colour. */
function colours(spec: PartialJSONObject): [string, string][] {
  const { scale } = (
    spec.encoding as unknown as {
      color: { scale: { domain: string[]; range: string[] } };
    }
  ).color;
  return scale.domain.map((name, index) => [name, scale.range[index]]);
}

describe('the chart of a bill', () => {
  it('has a bar for every value of every period', () => {
    expect(bars(chartOf(costs(), WORDS))).toEqual([
      ['2026-11-21', 'Campaigns', 1.25],
      ['2026-11-21', 'Data-Platform', 4.25],
      ['2026-11-21', 'untagged', 0.5],
      ['2026-11-23', 'Data-Platform', 2]
    ]);
  });

  it('paints each value in a colour of its own, and many small ones in one', () => {
    const shares: [string | null, string][] = Array.from(
      { length: 12 },
      (_, index) => [`team ${index}`, `${50 - index}.0000`]
    );
    const bill = costs({
      periods: [period('2026-11-01', '2026-11-02', ...shares)],
      shares: shares.map(([tag_value, amount]) => ({ tag_value, amount })),
      total: '534.0000'
    });

    const painted = colours(chartOf(bill, WORDS));

    expect(painted).toHaveLength(8);
    expect(painted[7][0]).toBe('others');
    expect(new Set(painted.map(([, colour]) => colour)).size).toBe(8);
  });

  it('is told in a sentence to who does not see it', () => {
    expect(chartOf(costs(), WORDS).description).toBe(WORDS.description);
  });
});
