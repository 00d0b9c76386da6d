/** The question before something that exists is overwritten: old and new, cell by cell. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Ask } from './agreement';
import type { Change } from './cells';

/** Asks "Replace" or "Keep mine", for all cells or for some of them. */
export function askToReplace(trans: TranslationBundle): Ask {
  return changes =>
    askAbout(changes, trans, {
      title: trans.__('Replace cells of this notebook?'),
      accept: trans.__('Replace')
    });
}

/** As askToReplace, where a session has to end for it; `note` says what that means. */
export function askToStop(note: string, trans: TranslationBundle): Ask {
  return changes =>
    askAbout(changes, trans, {
      title: trans.__('Stop the session, and replace cells of this notebook?'),
      note,
      accept: trans.__('Stop and apply')
    });
}

/** Asks about cells that the user has edited, before the settings are taken out. */
export function askToRemove(trans: TranslationBundle): Ask {
  return changes =>
    askAbout(changes, trans, {
      title: trans.__('Remove cells that were edited by hand?'),
      accept: trans.__('Remove')
    });
}

interface Words {
  readonly title: string;
  readonly note?: string;
  readonly accept: string;
}

async function askAbout(
  changes: readonly Change[],
  trans: TranslationBundle,
  { title, note = '', accept }: Words
): Promise<Change[] | null> {
  const body = new Differences(changes, note, trans);
  const cancel = Dialog.cancelButton();
  const keep = Dialog.cancelButton({
    label: trans.__('Keep mine'),
    actions: ['keep']
  });
  const { button } = await showDialog({
    title,
    body,
    buttons: [cancel, keep, Dialog.warnButton({ label: accept })]
  });
  if (button.actions.includes('keep')) {
    return [...changes];
  }
  return button.accept ? changes.filter(change => !body.accepts(change)) : null;
}

/** The dialog's body; a checkbox a cell where there are several. */
class Differences extends ReactWidget {
  constructor(
    private readonly _changes: readonly Change[],
    private readonly _note: string,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-GluePanel-differences');
    this._accepted = new Set(_changes);
  }

  accepts(change: Change): boolean {
    return this._accepted.has(change);
  }

  protected override render(): JSX.Element {
    const isSeveral = this._changes.length > 1;
    return (
      <>
        {this._note && <p>{this._note}</p>}
        {this._changes.map((change, index) => (
          <Difference
            key={change.id}
            change={change}
            title={differenceTitle(change, index, this._trans)}
            onToggle={isSeveral ? this._toggle : null}
            trans={this._trans}
          />
        ))}
      </>
    );
  }

  private readonly _toggle = (change: Change, isAccepted: boolean): void => {
    if (isAccepted) {
      this._accepted.add(change);
    } else {
      this._accepted.delete(change);
    }
  };

  private readonly _accepted: Set<Change>;
}

interface DifferenceProps {
  readonly change: Change;
  readonly title: string;
  readonly onToggle: ((change: Change, isAccepted: boolean) => void) | null;
  readonly trans: TranslationBundle;
}

export function differenceTitle(
  { isByHand }: Change,
  index: number,
  trans: TranslationBundle
): string {
  return isByHand
    ? trans.__('Change %1: a cell that you wrote or edited', index + 1)
    : trans.__("Change %1: a cell of the panel's", index + 1);
}

/** @param onToggle null where nothing is to be decided */
export function Difference(props: DifferenceProps): JSX.Element {
  const { change, title, onToggle, trans } = props;
  const after = change.kind === 'replace' ? change.source : null;
  return (
    <section aria-label={title}>
      <h3>
        {onToggle ? (
          <label>
            <input
              type="checkbox"
              defaultChecked
              onChange={event => onToggle(change, event.target.checked)}
            />
            {title}
          </label>
        ) : (
          title
        )}
      </h3>
      <div className="jp-GluePanel-sides">
        <figure>
          <figcaption>{trans.__('Now')}</figcaption>
          <pre>{markLines(change.before, after ?? '', 'del')}</pre>
        </figure>
        <figure>
          <figcaption>{trans.__('New')}</figcaption>
          <pre>
            {after === null
              ? trans.__('The cell is removed.')
              : markLines(after, change.before, 'ins')}
          </pre>
        </figure>
      </div>
    </section>
  );
}

/** The lines of `source`; those that `other` lacks are marked. */
function markLines(
  source: string,
  other: string,
  Mark: 'del' | 'ins'
): JSX.Element[] {
  const shared = new Set(other.split('\n'));
  return source.split('\n').map((line, index) => {
    const text = `${line}\n`;
    return shared.has(line) ? (
      <React.Fragment key={index}>{text}</React.Fragment>
    ) : (
      <Mark key={index}>{text}</Mark>
    );
  });
}
