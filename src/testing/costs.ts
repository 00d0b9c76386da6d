/** What the server says about money, two accounts' worth of it. */
import type {
  AllocationTag,
  Backfill,
  CostPeriod,
  Costs,
  Estimate,
  Rate,
  Rates
} from '../api/types';

const AS_OF = '2026-11-24T12:00:00Z';

export function rate(differing: Partial<Rate> = {}): Rate {
  return {
    region: 'us-east-1',
    worker_family: 'standard',
    glue_versions: 'below_6',
    amount: '0.44',
    currency: 'USD',
    source: 'price_list',
    as_of: '2026-11-01',
    is_derived: false,
    ...differing
  };
}

export function rates(differing: Partial<Rates> = {}): Rates {
  return {
    region: 'us-east-1',
    rates: [rate()],
    price_list_error: null,
    as_of: AS_OF,
    ...differing
  };
}

export function estimate(differing: Partial<Estimate> = {}): Estimate {
  return {
    region: 'us-east-1',
    worker_family: 'standard',
    units: 5,
    per_hour: '2.2000',
    if_forgotten: '2.2000',
    minimum: '0.0367',
    currency: 'USD',
    forgotten_minutes: 60,
    rate: rate(),
    is_upper_bound: false,
    assumptions: [],
    bill: { requests: 2, price: '0.02', currency: 'USD' },
    ...differing
  };
}

export function allocationTag(
  differing: Partial<AllocationTag> = {}
): AllocationTag {
  return {
    key: 'billing',
    status: 'active',
    updated_on: '2026-08-16',
    used_on: '2026-11-01',
    error: null,
    ...differing
  };
}

export function period(
  start: string,
  end: string,
  ...shares: [string | null, string][]
): CostPeriod {
  return {
    start,
    end,
    is_estimated: false,
    shares: shares.map(([tag_value, amount]) => ({ tag_value, amount }))
  };
}

/** Three days: two values of the tag and some usage without it, nothing, and one of the values alone. */
export function costs(differing: Partial<Costs> = {}): Costs {
  return {
    tag_key: 'billing',
    scope: 'glue',
    granularity: 'daily',
    start: '2026-11-21',
    end: '2026-11-24',
    periods: [
      period(
        '2026-11-21',
        '2026-11-22',
        ['Campaigns', '1.2500'],
        ['Data-Platform', '4.2500'],
        [null, '0.5000']
      ),
      period('2026-11-22', '2026-11-23'),
      period('2026-11-23', '2026-11-24', ['Data-Platform', '2.0000'])
    ],
    shares: [
      { tag_value: 'Campaigns', amount: '1.2500' },
      { tag_value: 'Data-Platform', amount: '6.2500' },
      { tag_value: null, amount: '0.5000' }
    ],
    total: '8.0000',
    currency: 'USD',
    account: '444455556666',
    asked_as: null,
    tag: allocationTag(),
    backfill: null,
    explanations: [],
    pages: 2,
    price: '0.02',
    price_currency: 'USD',
    as_of: AS_OF,
    ...differing
  };
}

export function backfill(differing: Partial<Backfill> = {}): Backfill {
  return {
    start: '2026-06-01',
    status: 'processing',
    requested_at: AS_OF,
    completed_at: null,
    ...differing
  };
}
