/** A line above the notebook's content: one sentence, one button. */
import { ReactWidget } from '@jupyterlab/apputils';
import * as React from 'react';

export interface Line {
  readonly message: string;
  readonly label: string;
  readonly act: () => Promise<void>;
}

export class Banner extends ReactWidget {
  constructor() {
    super();
    this.addClass('jp-GluePanel-banner');
    this.hide();
  }

  /** Says `line`; null says nothing. */
  say(line: Line | null): void {
    this._line = line;
    this.setHidden(line === null);
    this.update();
  }

  protected override render(): JSX.Element | null {
    return this._line && <Text {...this._line} />;
  }

  private _line: Line | null = null;
}

function Text({ message, label, act }: Line): JSX.Element {
  const [isBusy, setBusy] = React.useState(false);
  const onClick = async (): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p role="alert">{message}</p>
      <button
        className="jp-mod-styled jp-mod-warn"
        disabled={isBusy}
        onClick={() => void onClick()}
      >
        {label}
      </button>
    </>
  );
}
