/** What is wrong with a tag, in words. */
import type { TranslationBundle } from '@jupyterlab/translation';

import {
  MAX_KEY_LENGTH,
  MAX_TAGS,
  MAX_VALUE_LENGTH,
  TagProblem
} from '../model/tag-problems';

export function problemInWords(
  problem: TagProblem,
  trans: TranslationBundle
): string {
  const allowed = trans.__('Letters, digits, spaces and _ . : / = + - @ only.');
  const words: Record<TagProblem, string> = {
    credential: trans.__(
      'Looks like an AWS credential: neither kept nor sent. If it is one, have it replaced.'
    ),
    key_missing: trans.__('A key is missing.'),
    key_repeated: trans.__('This key stands twice; case does not tell apart.'),
    key_length: trans.__('A key has at most %1 characters.', MAX_KEY_LENGTH),
    key_reserved: trans.__('Keys that begin with aws: are reserved.'),
    key_characters: allowed,
    value_missing: trans.__('Every session must carry this tag.'),
    value_length: trans.__(
      'A value has at most %1 characters.',
      MAX_VALUE_LENGTH
    ),
    value_characters: allowed,
    blanks: trans.__('No space at the beginning or the end.'),
    count: trans.__('A session takes at most %1 tags.', MAX_TAGS)
  };
  return words[problem];
}
