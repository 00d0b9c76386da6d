import { dayBefore, daysOf, firstsOfMonths, problemOfSpan } from './cost-dates';

const TODAY = '2026-11-24';

describe('the days of a bill', () => {
  it('asks for both days that were named: the end is exclusive at AWS', () => {
    expect(daysOf({ from: '2026-10-30', to: '2026-10-31' })).toEqual({
      start: '2026-10-30',
      end: '2026-11-01'
    });
  });

  it('tells the last day of an exclusive end', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  });

  it.each([
    [{ days: 365 }, null],
    [{ from: TODAY, to: TODAY }, null],
    [{ from: '2026-11-02', to: '2026-11-01' }, 'reversed'],
    [{ from: '2026-11-02', to: '' }, 'missing'],
    [{ from: '2026-11-02', to: '2026-11-25' }, 'future'],
    [{ from: '2025-11-20', to: TODAY }, 'too-long'],
    [{ from: '2025-10-01', to: '2025-10-02' }, 'old']
  ])('finds in %p the problem %p', (span, problem) => {
    expect(problemOfSpan(span, TODAY)).toBe(problem);
  });

  it('begins a backfill on the first of one of thirteen months', () => {
    const firsts = firstsOfMonths('2026-01-31');

    expect(firsts).toHaveLength(13);
    expect([firsts[0], firsts[1], firsts[12]]).toEqual([
      '2026-01-01',
      '2025-12-01',
      '2025-01-01'
    ]);
  });
});
