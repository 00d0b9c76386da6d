/** What is wrong in a notebook's cells, each with the button that mends it. */
import { Dialog, ReactWidget } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { CellFinding } from './reading';

/** Mends one; answers what is left. */
export type Mend = (finding: CellFinding) => Promise<readonly CellFinding[]>;

/** Shows findings until none is left, or the user has seen enough. */
export type ShowFindings = (
  findings: readonly CellFinding[],
  mend: Mend
) => Promise<void>;

export function showFindings(trans: TranslationBundle): ShowFindings {
  return async (findings, mend) => {
    const close = (): void => dialog.reject();
    const body = new Findings(findings, { mend, close, trans });
    const dialog = new Dialog({
      title: trans.__("Mend the notebook's cells?"),
      body,
      buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
    });
    await dialog.launch();
  };
}

interface Options {
  readonly mend: Mend;
  readonly close: () => void;
  readonly trans: TranslationBundle;
}

/** The dialog's body: a list that gets shorter. */
class Findings extends ReactWidget {
  constructor(
    private _findings: readonly CellFinding[],
    private readonly _options: Options
  ) {
    super();
  }

  protected override render(): JSX.Element {
    const { trans } = this._options;
    return (
      <ul className="jp-GluePanel-findings">
        {this._findings.map(finding => (
          <FindingRow
            key={JSON.stringify(finding)}
            finding={finding}
            isBusy={this._isBusy}
            onMend={this._mend}
            trans={trans}
          />
        ))}
      </ul>
    );
  }

  private readonly _mend = async (finding: CellFinding): Promise<void> => {
    const { mend, close } = this._options;
    this._isBusy = true;
    this.update();
    try {
      this._findings = await mend(finding);
    } finally {
      this._isBusy = false;
      if (!this.isDisposed) {
        this.update();
      }
    }
    if (this._findings.length === 0) {
      close();
    }
  };

  private _isBusy = false;
}

interface RowProps {
  readonly finding: CellFinding;
  readonly isBusy: boolean;
  readonly onMend: (finding: CellFinding) => Promise<void>;
  readonly trans: TranslationBundle;
}

function FindingRow(props: RowProps): JSX.Element {
  const { finding, isBusy, onMend, trans } = props;
  const { number, message, fix } = finding;
  const textId = React.useId();
  return (
    <li>
      <p id={textId}>
        <strong>{trans.__('Cell %1', number)}</strong> {message}
      </p>
      {fix && (
        <button
          type="button"
          className="jp-Button jp-mod-styled jp-mod-accept"
          disabled={isBusy}
          aria-describedby={textId}
          onClick={() => void onMend(finding)}
        >
          {fix.label}
        </button>
      )}
    </li>
  );
}
