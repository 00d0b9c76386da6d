/** A verdict in one character for the eye, and in words for the ear. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Verdict } from '../api/types';

/** pending: not judged yet. */
export type Mark = Verdict | 'pending';

const CHARACTERS: Readonly<Record<Mark, string>> = {
  allowed: '✓',
  denied: '✕',
  unknown: '?',
  pending: '…'
};

export function verdictWord(mark: Mark, trans: TranslationBundle): string {
  const words: Readonly<Record<Mark, string>> = {
    allowed: trans.__('allowed'),
    denied: trans.__('denied'),
    unknown: trans.__('cannot know'),
    pending: trans.__('not judged yet')
  };
  return words[mark];
}

interface Props {
  readonly mark: Mark;
  /** From an older answer: AWS could not be asked again. */
  readonly isStale?: boolean;
  /** On hover. */
  readonly title?: string;
  readonly trans: TranslationBundle;
}

export function VerdictSign(props: Props): JSX.Element {
  const { mark, isStale, title, trans } = props;
  return (
    <span
      className="jp-GluePanel-sign"
      data-mark={mark}
      data-stale={isStale}
      title={title}
    >
      <span aria-hidden="true">{CHARACTERS[mark]}</span>
      <span className="jp-GluePanel-spoken">{verdictWord(mark, trans)}</span>
    </span>
  );
}
