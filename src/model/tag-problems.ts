/** What is wrong with a tag, before the server says so. Source of every limit: jupyter_glue_panel/tags.py. */

import { looksLikeCredential } from './credential-shape';

export type TagProblem =
  | 'credential'
  | 'key_missing'
  | 'key_repeated'
  | 'key_length'
  | 'key_reserved'
  | 'key_characters'
  | 'value_missing'
  | 'value_length'
  | 'value_characters'
  | 'blanks'
  | 'count';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export const MAX_KEY_LENGTH = 128;
export const MAX_VALUE_LENGTH = 256;

/** AWS allows 50, of which the kernel takes one for its own key. */
export const MAX_TAGS = 49;
const KERNELS_OWN = 'owner';

const ALLOWED = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

/** The first thing wrong with the tag at `index`; keys that differ only in case count as one. */
export function problemOf(
  tags: readonly Tag[],
  index: number,
  required: readonly string[]
): TagProblem | null {
  const { key, value } = tags[index];
  const before = tags.slice(0, index);
  const twin = ({ key: other }: Tag) =>
    key !== '' && other.toLowerCase() === key.toLowerCase();
  const checks: readonly [boolean, TagProblem][] = [
    [holdsCredential(tags[index]), 'credential'],
    [key === '' && value !== '', 'key_missing'],
    [before.some(twin), 'key_repeated'],
    [[...key].length > MAX_KEY_LENGTH, 'key_length'],
    [key.toLowerCase().startsWith('aws:'), 'key_reserved'],
    [!ALLOWED.test(key), 'key_characters'],
    [value === '' && required.includes(key), 'value_missing'],
    [[...value].length > MAX_VALUE_LENGTH, 'value_length'],
    [!ALLOWED.test(value), 'value_characters'],
    [key !== key.trim() || value !== value.trim(), 'blanks'],
    [before.filter(isCounted).length >= MAX_TAGS, 'count']
  ];
  return checks.find(([isWrong]) => isWrong)?.[1] ?? null;
}

/** Such a tag stays in its row: whatever is selected is saved, and sent to the server. */
export function holdsCredential({ key, value }: Tag): boolean {
  return looksLikeCredential(key) || looksLikeCredential(value);
}

function isCounted({ key }: Tag): boolean {
  return key !== '' && key !== KERNELS_OWN;
}
