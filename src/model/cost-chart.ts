/** The bill as a stacked bar chart, in Vega-Lite: drawn by whatever JupyterLab draws Vega with. */
import type { PartialJSONObject } from '@lumino/coreutils';

import type { Costs } from '../api/types';
import { money } from '../format';
import { dayBefore } from './cost-dates';
import { columnsOf, CostColumn } from './cost-table';

export const CHART_MIME = 'application/vnd.vegalite.v5+json';

/** Middling in lightness, so that they are seen on a light and on a dark ground. */
const PALETTE: readonly string[] = [
  '#3b82c4',
  '#d97706',
  '#2f9e6e',
  '#b565c4',
  '#c2504c',
  '#1a9ba8',
  '#a07a3c'
];
const OTHERS = '#5f6f94';
const WITHOUT = '#8a8a8a';

const HEIGHT = 140;

/** More bars than these leave no room between them. */
const MOST_SPACED = 60;

/** The theme's: an SVG knows the colour of the text around it. */
const AXIS = {
  labelColor: 'currentColor',
  ...{ domainColor: 'currentColor', domainOpacity: 0.4 },
  ...{ gridColor: 'currentColor', gridOpacity: 0.2 },
  ...{ tickColor: 'currentColor', tickOpacity: 0.4 }
};

export interface ChartWords {
  /** The chart in a sentence, for who does not see it. */
  readonly description: string;
  /** What a bar stands for: a day, or a month. */
  readonly period: string;
  /** What usage without the tag is called. */
  readonly without: string;
  /** What the values beyond the palette are called together. */
  readonly others: string;
}

/** What a column of the bill is painted in: each of the dearest its own, the others one together. */
export function colourOf({ value }: CostColumn, index: number): string {
  return value === null ? WITHOUT : (PALETTE[index] ?? OTHERS);
}

/** Its width is whoever draws it's matter. */
export function chartOf(bill: Costs, words: ChartWords): PartialJSONObject {
  const columns = columnsOf(bill);
  const names = columns.map(({ value }, index) =>
    value === null
      ? words.without
      : index < PALETTE.length
        ? value
        : words.others
  );
  const currency = bill.currency ?? 'USD';
  const isLong = bill.periods.length > MOST_SPACED;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    description: words.description,
    height: HEIGHT,
    background: 'transparent',
    autosize: { type: 'fit-x', contains: 'padding' },
    data: { values: valuesOf(bill, columns, names, currency) },
    mark: { type: 'bar', aria: false, binSpacing: isLong ? 0 : 1 },
    encoding: {
      x: dates(bill),
      y: {
        field: 'amount',
        type: 'quantitative',
        aggregate: 'sum',
        title: null,
        axis: { tickCount: 3, format: '~s' }
      },
      order: { field: 'rank', type: 'ordinal' },
      color: colours(columns, names),
      tooltip: [
        { field: 'period', title: words.period },
        { field: 'name', title: bill.tag_key },
        { field: 'told', title: currency }
      ]
    },
    config: { view: { stroke: null }, axis: AXIS }
  };
}

function dates({ granularity, start, end }: Costs): PartialJSONObject {
  const isDaily = granularity === 'daily';
  return {
    field: 'start',
    type: 'temporal',
    timeUnit: isDaily ? 'utcyearmonthdate' : 'utcyearmonth',
    title: null,
    // periods at the edges are drawn though nothing was used in them, and the last month in full
    scale: {
      domain: [Date.parse(start), isDaily ? Date.parse(end) : monthAfter(end)]
    },
    axis: {
      grid: false,
      labelFlush: true,
      labelOverlap: true,
      tickCount: 4,
      format: isDaily ? '%m-%d' : '%Y-%m'
    }
  };
}

/** When the month ends that the day before an exclusive end is in. */
function monthAfter(end: string): number {
  const [year, month] = dayBefore(end).split('-').map(Number);
  return Date.UTC(year, month, 1);
}

function valuesOf(
  { periods }: Costs,
  columns: readonly CostColumn[],
  names: readonly string[],
  currency: string
): PartialJSONObject[] {
  const ranks = new Map(columns.map(({ value }, rank) => [value, rank]));
  return periods.flatMap(({ start, shares }) =>
    shares.map(({ tag_value, amount }) => {
      const rank = ranks.get(tag_value) ?? 0;
      const told = money(amount, currency);
      const name = names[rank];
      return { start, period: start, name, rank, amount: Number(amount), told };
    })
  );
}

function colours(
  columns: readonly CostColumn[],
  names: readonly string[]
): PartialJSONObject {
  const firsts = [...new Set(names)].map(name => names.indexOf(name));
  return {
    field: 'name',
    type: 'nominal',
    legend: null,
    scale: {
      domain: firsts.map(index => names[index]),
      range: firsts.map(index => colourOf(columns[index], index))
    }
  };
}
