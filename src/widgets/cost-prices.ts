/** What AWS charges for questions about money. Source: AWS's pricing of the Cost Explorer API, per request and page. */
import type { TranslationBundle } from '@jupyterlab/translation';

import { money } from '../format';

const PRICE = 0.01;
const CURRENCY = 'USD';

/** A bill is a page at least, and one more request tells whether bills know the tag. */
const FEWEST_REQUESTS = 2;

export const PRICE_OF_A_PAGE = money(PRICE, CURRENCY);

export function priceOfABill(trans: TranslationBundle): string {
  return trans.__(
    'At least %1: a page of the bill, and whether bills know the tag.',
    money(FEWEST_REQUESTS * PRICE, CURRENCY)
  );
}

export function priceOfARequest(trans: TranslationBundle): string {
  return trans.__('AWS charges %1 for the request.', PRICE_OF_A_PAGE);
}
