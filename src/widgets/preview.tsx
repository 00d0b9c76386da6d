/** The cells that the settings become. */
import * as React from 'react';

import type { Cells, Part, Selection } from '../api/types';
import { Highlight, Highlighted } from '../components/highlighted';
import { Remarks } from '../components/remarks';
import { wantedIn } from '../notebook/wanted';
import type { ITargetModel } from '../tokens';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';
import { Changes, ChangesLine, useComparison } from './preview-changes';

export interface PreviewProps extends BodyProps {
  readonly target: ITargetModel;
  readonly highlight: Highlight | null;
}

export function PreviewBody(props: PreviewProps): JSX.Element {
  const { model, target, highlight, trans } = props;
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
        <CellList
          value={value}
          picked={model.selection.value}
          isOutdated={state.isLoading}
          {...{ target, highlight, trans }}
        />
      )}
    </Picture>
  );
}

interface CellListProps extends Omit<PreviewProps, 'model'> {
  readonly value: Cells;
  readonly picked: Selection;
  readonly isOutdated: boolean;
}

function CellList(props: CellListProps): JSX.Element {
  const { value, picked, isOutdated, target, highlight, trans } = props;
  const [isShown, setShown] = React.useState(false);
  const language = useSnapshot(target.changed, () => target.language);
  const wanted = React.useMemo(
    () => wantedIn(language, value.cells, picked),
    [language, value, picked]
  );
  const comparison = useComparison(target, wanted);
  const names: Record<Part, string> = {
    role: trans.__('Role cell'),
    tags: trans.__('Tags cell'),
    settings: trans.__('Settings cell'),
    start: trans.__('Start-up cell')
  };
  return (
    <div className="jp-GluePanel-cells" aria-busy={isOutdated}>
      {comparison && (
        <ChangesLine
          comparison={comparison}
          isShown={isShown}
          onToggle={() => setShown(!isShown)}
          trans={trans}
        />
      )}
      {comparison && isShown && comparison.changes.length > 0 ? (
        <Changes comparison={comparison} trans={trans} />
      ) : (
        wanted.cells.map(({ part, source }) => (
          <figure key={part} aria-label={names[part]}>
            <Highlighted code={source} highlight={highlight} />
          </figure>
        ))
      )}
      <Remarks remarks={value.warnings} trans={trans} />
    </div>
  );
}
