/** The mark that the panel leaves on its cells: how it finds them again, and sees that somebody edited one. */
import type { PartialJSONObject } from '@lumino/coreutils';

import type { Part } from '../api/types';

/** The key in a cell's metadata. */
export const MARK = 'glue_panel';

const FORMAT = 1;
const PARTS: readonly string[] = ['role', 'tags', 'settings', 'start'];

export interface Mark {
  readonly part: Part;
  readonly format: number;
  /** Of the source as the panel wrote it. */
  readonly hash: string;
}

function isPart(value: unknown): value is Part {
  return typeof value === 'string' && PARTS.includes(value);
}

/** FNV-1a over UTF-16 code units: it has to tell an edit, not to withstand an attack. */
export function hashOf(source: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < source.length; index++) {
    hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** What to put under `MARK` in the metadata of a cell that holds `source`. */
export function markFor(part: Part, source: string): Mark & PartialJSONObject {
  return { part, format: FORMAT, hash: hashOf(source) };
}

/** Reads what stands under `MARK`: null where it is not a mark of ours. */
export function readMark(value: unknown): Mark | null {
  if (typeof value !== 'object' || value === null || !('part' in value)) {
    return null;
  }
  const { part } = value;
  const hash = 'hash' in value ? String(value.hash) : '';
  const format = 'format' in value ? Number(value.format) : 0;
  return isPart(part) ? { part, format, hash } : null;
}

/** Whether `source` is what the panel wrote when it left `mark`. */
export function isUntouched(mark: Mark, source: string): boolean {
  return mark.format === FORMAT && mark.hash === hashOf(source);
}
