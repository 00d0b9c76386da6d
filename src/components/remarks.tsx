/** Things to know that stop nothing: a part that could not be read, a caution. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { Remedy } from './remedy';

export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly remedy?: string;
}

interface Props {
  readonly remarks: readonly Remark[];
  /** Whether the codes are shown: of failures, not of cautions. */
  readonly withCodes?: boolean;
  readonly trans: TranslationBundle;
}

export function Remarks(props: Props): JSX.Element | null {
  const { remarks, withCodes, trans } = props;
  if (remarks.length === 0) {
    return null;
  }
  return (
    <ul className="jp-GluePanel-remarks">
      {remarks.map(({ code, message, hint, remedy }) => (
        <li key={`${code} ${message}`} title={code}>
          {message} {hint && <span>{hint}</span>}{' '}
          {withCodes && <code className="jp-GluePanel-noticeCode">{code}</code>}
          {remedy && <Remedy remedy={remedy} trans={trans} />}
        </li>
      ))}
    </ul>
  );
}
