import { cost } from '../testing/sessions';
import { shareOf, sumsOf } from './session-sums';

describe('sumsOf', () => {
  it('never adds up two currencies', () => {
    const costs = [cost(), cost({ currency: 'CNY' }), cost()];

    const { amounts } = sumsOf(
      costs.map(each => ({ isLiving: true, share: shareOf(each, true) }))
    );

    const { soFar } = sumsOf([{ isLiving: true, share: shareOf(cost(), true) }])
      .amounts[0];
    expect(amounts.map(sum => [sum.currency, sum.soFar])).toEqual([
      ['USD', 2 * soFar],
      ['CNY', soFar]
    ]);
  });

  it('counts a session whose cost is not known, and adds nothing for it', () => {
    const unknown = { isLiving: true, share: shareOf(null, true) };

    expect(sumsOf([unknown])).toEqual({ count: 1, living: 1, amounts: [] });
  });
});
