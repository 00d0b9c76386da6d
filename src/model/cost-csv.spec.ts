import { costs, period } from '../testing/costs';
import { csvNameOf, csvOf } from './cost-csv';

describe('the bill as a file', () => {
  it('has a line for each period and value, and for a period without usage', () => {
    expect(csvOf(costs())).toBe(
      [
        'start,end_exclusive,tag_key,tag_value,amount,currency,is_estimated',
        '2026-11-21,2026-11-22,billing,Campaigns,1.2500,USD,false',
        '2026-11-21,2026-11-22,billing,Data-Platform,4.2500,USD,false',
        '2026-11-21,2026-11-22,billing,,0.5000,USD,false',
        '2026-11-22,2026-11-23,billing,,0,USD,false',
        '2026-11-23,2026-11-24,billing,Data-Platform,2.0000,USD,false',
        ''
      ].join('\r\n')
    );
  });

  it.each([
    ['a, b', '"a, b"'],
    ['say "yes"', '"say ""yes"""'],
    ['=1+1', "'=1+1"],
    ['@here', "'@here"]
  ])('writes the tag value %p as %p', (value, written) => {
    const periods = [period('2026-11-01', '2026-11-02', [value, '1.0000'])];

    const [, line] = csvOf(costs({ periods })).split('\r\n');

    expect(line).toBe(
      `2026-11-01,2026-11-02,billing,${written},1.0000,USD,false`
    );
  });

  it('is called by key and dates, fit for every file system', () => {
    const name = csvNameOf(costs({ tag_key: 'team/cost center' }));

    expect(name).toBe(
      'glue-costs-team-cost-center-2026-11-21-to-2026-11-24.csv'
    );
  });
});
