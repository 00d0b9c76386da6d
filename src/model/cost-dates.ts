/** Days of a bill, by UTC as AWS bills them. Dates are ISO texts: 2026-11-24. */

/** From a day to a day, both included. */
export interface NamedDays {
  readonly from: string;
  readonly to: string;
}

/** The last so many days, today included, or named ones. */
export type Span = { readonly days: number } | NamedDays;

const DAY_MS = 24 * 3600 * 1000;

/** Cost Explorer keeps thirteen months and the current one. */
const OLDEST_DAYS = 396;
const MOST_DAYS = 366;

/** Why nobody can be asked about these days; null where all is well. */
export type SpanProblem =
  'missing' | 'reversed' | 'future' | 'too-long' | 'old';

/** What the server is asked with: its end is exclusive. */
export function daysOf(span: Span): {
  days?: string;
  start?: string;
  end?: string;
} {
  return 'days' in span
    ? { days: `${span.days}` }
    : { start: span.from, end: dayAfter(span.to) };
}

export function problemOfSpan(span: Span, today: string): SpanProblem | null {
  if ('days' in span) {
    return null;
  }
  const { from, to } = span;
  if (!from || !to) {
    return 'missing';
  }
  if (from > to) {
    return 'reversed';
  }
  if (to > today) {
    return 'future';
  }
  if (daysBetween(from, to) >= MOST_DAYS) {
    return 'too-long';
  }
  return daysBetween(from, today) > OLDEST_DAYS ? 'old' : null;
}

export function todayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** The day before an exclusive end. */
export function dayBefore(date: string): string {
  return todayOf(new Date(Date.parse(date) - DAY_MS));
}

/** The firsts of this month and of the twelve before it, the latest first: where a backfill may begin. */
export function firstsOfMonths(today: string): string[] {
  const [year, month] = today.split('-').map(Number);
  return Array.from({ length: 13 }, (_, back) =>
    todayOf(new Date(Date.UTC(year, month - 1 - back, 1)))
  );
}

function dayAfter(date: string): string {
  return date ? todayOf(new Date(Date.parse(date) + DAY_MS)) : '';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
