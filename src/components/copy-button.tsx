/** Puts a text on the clipboard, and says so until it is left. */
import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, checkIcon, copyIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

interface Props {
  readonly text: string;
  /** What is copied: the button's accessible name. */
  readonly label: string;
  readonly trans: TranslationBundle;
}

export function CopyButton({ text, label, trans }: Props): JSX.Element {
  const [isCopied, setCopied] = React.useState(false);
  const Icon = isCopied ? checkIcon.react : copyIcon.react;
  return (
    <span className="jp-GluePanel-copy">
      <Button
        minimal
        small
        aria-label={label}
        title={isCopied ? trans.__('Copied') : label}
        onClick={() => {
          Clipboard.copyToSystem(text);
          setCopied(true);
        }}
        onBlur={() => setCopied(false)}
      >
        <Icon tag={null} />
      </Button>
      <span aria-live="polite" className="jp-GluePanel-spoken">
        {isCopied && trans.__('Copied')}
      </span>
    </span>
  );
}
