/** What inserting would change in the notebook in front. */
import type { INotebookModel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Debouncer } from '@lumino/polling';
import * as React from 'react';

import { compare, Comparison } from '../notebook/comparison';
import { Difference, differenceTitle } from '../notebook/differences';
import type { Wanted } from '../notebook/wanted';
import { readNotebook } from '../notebook/write';
import type { ITargetModel } from '../tokens';
import { useSnapshot } from './hooks';

const REST_MS = 300;

/** null where there is nothing to compare with: no Glue notebook, or one that the panel has nothing to do with yet. */
export function useComparison(
  target: ITargetModel,
  wanted: Wanted
): Comparison | null {
  const notebook = useSnapshot(target.changed, () => target.notebook);
  const content = useContent(notebook);
  return React.useMemo(() => {
    const comparison = content && compare(content, wanted);
    const isOurs = comparison?.isInserted || comparison?.changes.length;
    return isOurs ? comparison : null;
  }, [content, wanted]);
}

/** The cells of a notebook, read anew whenever it has come to rest. */
function useContent(
  notebook: INotebookModel | null
): ReturnType<typeof readNotebook> | null {
  const [content, setContent] = React.useState<ReturnType<
    typeof readNotebook
  > | null>(null);
  React.useEffect(() => {
    const read = (): void =>
      setContent(notebook && readNotebook(notebook.sharedModel));
    const rest = new Debouncer(read, REST_MS);
    const onChanged = (): void => void rest.invoke();
    read();
    notebook?.contentChanged.connect(onChanged);
    return () => {
      notebook?.contentChanged.disconnect(onChanged);
      rest.dispose();
    };
  }, [notebook]);
  return content;
}

interface Props {
  readonly comparison: Comparison;
  readonly isShown: boolean;
  readonly onToggle: () => void;
  readonly trans: TranslationBundle;
}

/** One line about the notebook, and the way to its changes. */
export function ChangesLine(props: Props): JSX.Element {
  const { comparison, isShown, onToggle, trans } = props;
  const { changes, missing } = comparison;
  if (changes.length === 0) {
    return (
      <p className="jp-GluePanel-quiet">
        {missing === 0
          ? trans.__('The notebook is up to date: inserting changes nothing.')
          : trans._n(
              'The notebook lacks %1 of these cells.',
              'The notebook lacks %1 of these cells.',
              missing
            )}
      </p>
    );
  }
  return (
    <p>
      {trans._n(
        'Inserting changes %1 cell of the notebook.',
        'Inserting changes %1 cells of the notebook.',
        changes.length
      )}{' '}
      <button
        type="button"
        className="jp-GluePanel-link"
        aria-expanded={isShown}
        onClick={onToggle}
      >
        {isShown ? trans.__('Hide changes') : trans.__('Show changes')}
      </button>
    </p>
  );
}

/** Old and new, cell by cell. */
export function Changes({
  comparison,
  trans
}: Pick<Props, 'comparison' | 'trans'>): JSX.Element {
  return (
    <div className="jp-GluePanel-differences">
      {comparison.changes.map((change, index) => (
        <Difference
          key={change.id}
          change={change}
          title={differenceTitle(change, index, trans)}
          onToggle={null}
          trans={trans}
        />
      ))}
    </div>
  );
}
