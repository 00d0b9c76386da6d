/** A part of the sidebar that folds away behind its title. */
import { caretDownIcon, ReactWidget } from '@jupyterlab/ui-components';
import { Panel } from '@lumino/widgets';
import * as React from 'react';

import type { FoldModel } from '../model/folds';
import { useSnapshot } from './hooks';

export interface SectionOptions {
  /** Unique in the page, kept in the user's state. */
  readonly id: string;
  readonly label: string;
  readonly folds: FoldModel;
  readonly body: JSX.Element;
  /** The body in a few words, for the title while the section is folded. */
  readonly summary?: JSX.Element;
  /** Buttons at the title's end. */
  readonly actions?: JSX.Element;
}

export class Section extends Panel {
  constructor(private readonly _options: SectionOptions) {
    super();
    const { id, folds, body } = _options;
    this.addClass('jp-GluePanel-section');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-labelledby', labelIdOf(id));
    this.addWidget(ReactWidget.create(<Title {..._options} />));
    this._body = ReactWidget.create(body);
    this._body.id = bodyIdOf(id);
    this._body.addClass('jp-GluePanel-sectionBody');
    this.addWidget(this._body);
    folds.changed.connect(this._onFolds, this);
    this._onFolds();
  }

  private _onFolds(): void {
    const { id, folds } = this._options;
    this._body.setHidden(folds.isFolded(id));
  }

  private readonly _body: ReactWidget;
}

function Title(props: SectionOptions): JSX.Element {
  const { id, label, folds, summary, actions } = props;
  const isFolded = useSnapshot(folds.changed, () => folds.isFolded(id));
  return (
    <div className="jp-GluePanel-sectionTitle">
      <h3>
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-controls={bodyIdOf(id)}
          onClick={() => void folds.fold(id, !isFolded)}
        >
          <caretDownIcon.react tag="span" />
          <span id={labelIdOf(id)}>{label}</span>
        </button>
      </h3>
      {isFolded ? (
        <span className="jp-GluePanel-sectionSummary">{summary}</span>
      ) : (
        actions
      )}
    </div>
  );
}

function labelIdOf(id: string): string {
  return `jp-GluePanel-${id}-label`;
}

function bodyIdOf(id: string): string {
  return `jp-GluePanel-${id}-body`;
}
