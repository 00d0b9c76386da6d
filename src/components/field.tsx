/** A control with its label beside it. */
import * as React from 'react';

/** @param name what is seen; the control carries its accessible name itself */
export function Field({
  name,
  unit,
  children
}: {
  name: string;
  unit?: string;
  children: React.ReactNode;
}): JSX.Element {
  return (
    <div className="jp-GluePanel-field">
      <span aria-hidden="true" title={name}>
        {name}
      </span>
      <div>
        {children}
        {unit && <small aria-hidden="true">{unit}</small>}
      </div>
    </div>
  );
}
