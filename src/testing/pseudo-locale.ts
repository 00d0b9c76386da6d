/** A language in which every text stands in ⟦brackets⟧: what stands outside of them was not translated. */
/* eslint-disable jupyter/no-dynamic-translation -- it hands on the texts of others */
import {
  ITranslator,
  nullTranslator,
  TranslationBundle
} from '@jupyterlab/translation';

import { NAMESPACE } from '../tokens';

const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];
const BETWEEN_VALUES = /\s·\s|,\s|\n|=/;
/** Magics of the kernel, and codes: the same in every language. */
const SIGN = /^%+[a-z_]+|^[a-z]+(_[a-z]+)+$/;
/** A piece of a sentence that was translated by itself: only as a value of the whole can it stand where it has to. */
const FRAGMENT = /⟦[\s.,;:)]|[\s(]⟧/;

export function pseudoLocale(): TranslationBundle {
  const trans = nullTranslator.load(NAMESPACE);
  const bundle: Pick<TranslationBundle, '__' | '_n' | '_p' | '_np'> = {
    __: (...given) => `⟦${trans.__(...given)}⟧`,
    _n: (...given) => `⟦${trans._n(...given)}⟧`,
    _p: (...given) => `⟦${trans._p(...given)}⟧`,
    _np: (...given) => `⟦${trans._np(...given)}⟧`
  };
  return { ...trans, ...bundle };
}

export const pseudoTranslator: ITranslator = {
  languageCode: 'pseudo',
  load: () => pseudoLocale()
};

/** The texts below `root`, to be seen or to be heard, that are not translated, as untranslatedOf tells them. */
export function untranslated(
  root: HTMLElement,
  values: readonly string[]
): string[] {
  return untranslatedOf(textsOf(root), values);
}

/** What of `texts` is neither translated nor one of `values`; and pieces of sentences, which can't be translated. */
export function untranslatedOf(
  texts: readonly string[],
  values: readonly string[]
): string[] {
  const known = values.flatMap(value => [value, ...partsOf(value)]);
  const outside = texts
    .flatMap(text => partsOf(outsideBrackets(text)))
    .filter(part => /\p{L}{2}/u.test(part) && !SIGN.test(part))
    .filter(part => !isValue(part, known));
  return [...outside, ...texts.filter(text => FRAGMENT.test(text))];
}

/** Every string in `value`, however deep. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [key, ...stringsIn(part)])
    : [];
}

function partsOf(text: string): string[] {
  return text.split(BETWEEN_VALUES).map(part => part.trim());
}

function textsOf(root: HTMLElement): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode.textContent ?? '');
  }
  for (const element of root.querySelectorAll('*')) {
    texts.push(...ATTRIBUTES.map(name => element.getAttribute(name) ?? ''));
  }
  return texts;
}

/** Brackets stand in brackets where a translated text is a value in another. */
function outsideBrackets(text: string): string {
  const inner = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return inner === text ? text : outsideBrackets(inner);
}

function isValue(part: string, values: readonly string[]): boolean {
  const start = part.endsWith('…') ? part.slice(0, -1) : null;
  return values.some(
    value =>
      value === part ||
      value.endsWith(`/${part}`) ||
      (start !== null && value.startsWith(start))
  );
}
