/** Things to know that stop nothing: a part that could not be read, a caution. */
import * as React from 'react';

export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export function Remarks({
  remarks
}: {
  remarks: readonly Remark[];
}): JSX.Element | null {
  if (remarks.length === 0) {
    return null;
  }
  return (
    <ul className="jp-GluePanel-remarks">
      {remarks.map(({ code, message, hint }) => (
        <li key={`${code} ${message}`} title={code}>
          {message} {hint && <span>{hint}</span>}
        </li>
      ))}
    </ul>
  );
}
