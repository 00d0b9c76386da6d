/** The bill as a file for spreadsheets: a line for each period and value of the tag. */
import type { Costs } from '../api/types';

const HEAD = [
  'start',
  'end_exclusive',
  'tag_key',
  'tag_value',
  'amount',
  'currency',
  'is_estimated'
];

/** RFC 4180. A period without usage has one line, with the amount 0. */
export function csvOf({ tag_key, periods, currency }: Costs): string {
  const lines = periods.flatMap(({ start, end, is_estimated, shares }) => {
    const used = shares.length ? shares : [{ tag_value: null, amount: '0' }];
    return used.map(({ tag_value, amount }) => [
      start,
      end,
      asText(tag_key),
      asText(tag_value ?? ''),
      amount,
      currency ?? '',
      `${is_estimated}`
    ]);
  });
  return [HEAD, ...lines]
    .map(line => `${line.map(quoted).join(',')}\r\n`)
    .join('');
}

/** `glue-costs-billing-2026-10-26-to-2026-11-24.csv`. */
export function csvNameOf({ tag_key, start, end }: Costs): string {
  const key = tag_key.replace(/[^A-Za-z0-9_.-]+/g, '-');
  return `glue-costs-${key}-${start}-to-${end}.csv`;
}

/** A tag is anybody's text: what a spreadsheet would take for a formula gets the apostrophe that makes it text. */
function asText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
