import { costs, period } from '../testing/costs';
import { columnsOf, rowsOf } from './cost-table';

describe('the bill in rows and columns', () => {
  it('puts the dearest value first, and usage without the tag last', () => {
    const columns = columnsOf(costs());

    expect(columns.map(({ value }) => value)).toEqual([
      'Data-Platform',
      'Campaigns',
      null
    ]);
  });

  it('tells which part of the total each value is', () => {
    const shares = columnsOf(costs()).map(({ share }) => share);

    expect(shares).toEqual([0.78125, 0.15625, 0.0625]);
  });

  it('has a row for every period, also where nothing was used', () => {
    const bill = costs();

    const rows = rowsOf(bill, columnsOf(bill));

    expect(rows.map(({ amounts, total }) => [...amounts, total])).toEqual([
      ['4.2500', '1.2500', '0.5000', '6.0000'],
      [null, null, null, '0.0000'],
      ['2.0000', null, null, '2.0000']
    ]);
  });

  it('adds amounts up to the last of their digits', () => {
    const shares: [string, string][] = Array.from(
      { length: 30 },
      (_, index) => [`${index}`, '0.0100']
    );
    const bill = costs({
      periods: [period('2026-11-01', '2026-11-02', ...shares)]
    });

    const [row] = rowsOf(bill, columnsOf(bill));

    expect(row.total).toBe('0.3000');
  });
});
