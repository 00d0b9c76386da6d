/** A line above the notebook's content: one sentence, one button. */
import { ReactWidget } from '@jupyterlab/apputils';
import * as React from 'react';

export interface Warning {
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

  /** Says `warning`; null says nothing. */
  say(warning: Warning | null): void {
    this._warning = warning;
    this.setHidden(warning === null);
    this.update();
  }

  protected override render(): JSX.Element | null {
    return this._warning && <Line {...this._warning} />;
  }

  private _warning: Warning | null = null;
}

function Line({ message, label, act }: Warning): JSX.Element {
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
