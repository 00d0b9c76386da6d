/** A line above the notebook's content: one sentence, one thing to do. */
import { ReactWidget } from '@jupyterlab/apputils';
import * as React from 'react';

interface Deed {
  readonly label: string;
  readonly act: () => Promise<void>;
}

export interface Line extends Deed {
  readonly message: string;
  /** Whether acting ends something. */
  readonly isGrave: boolean;
  /** A second, quieter button that says more; null for none. */
  readonly more: Deed | null;
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

function Text({ message, label, isGrave, act, more }: Line): JSX.Element {
  const [isBusy, setBusy] = React.useState(false);
  const run = async (deed: Line['act']): Promise<void> => {
    setBusy(true);
    try {
      await deed();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p role="alert">{message}</p>
      {more && (
        <button
          className="jp-mod-styled"
          disabled={isBusy}
          onClick={() => void run(more.act)}
        >
          {more.label}
        </button>
      )}
      <button
        className={`jp-mod-styled ${isGrave ? 'jp-mod-warn' : 'jp-mod-accept'}`}
        disabled={isBusy}
        onClick={() => void run(act)}
      >
        {label}
      </button>
    </>
  );
}
