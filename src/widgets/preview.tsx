/** The cells that the settings become. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Cells, Part } from '../api/types';
import { Remarks } from '../components/remarks';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

export function PreviewBody({ model, trans }: BodyProps): JSX.Element {
  const { preview } = model;
  const state = useSnapshot(preview.changed, () => preview.state);
  // cells of an older selection beside a refusal of this one would be taken for this one's
  const shown = state.error
    ? { ...state, phase: 'failed' as const, value: null }
    : state;
  return (
    <Picture
      state={shown}
      doing={trans.__('Writing the cells…')}
      idle={null}
      empty={
        state.value?.cells.length === 0
          ? {
              message: trans.__('Nothing to insert yet.'),
              hint: trans.__('Pick a role, tags or a connection.')
            }
          : null
      }
      onRetry={() => void preview.refresh()}
      trans={trans}
    >
      {value => (
        <CellList value={value} isOutdated={state.isLoading} trans={trans} />
      )}
    </Picture>
  );
}

interface CellListProps {
  readonly value: Cells;
  readonly isOutdated: boolean;
  readonly trans: TranslationBundle;
}

function CellList({ value, isOutdated, trans }: CellListProps): JSX.Element {
  const names: Record<Part, string> = {
    role: trans.__('Role cell'),
    tags: trans.__('Tags cell'),
    settings: trans.__('Settings cell'),
    start: trans.__('Start-up cell')
  };
  return (
    <div className="jp-GluePanel-cells" aria-busy={isOutdated}>
      {value.cells.map(({ part, source }) => (
        <figure key={part} aria-label={names[part]}>
          <pre>{source}</pre>
        </figure>
      ))}
      <Remarks remarks={value.warnings} trans={trans} />
    </div>
  );
}
