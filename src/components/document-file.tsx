/** A file to take away: its name, what is in it, copy and download. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, downloadIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { CopyButton } from './copy-button';

interface Props {
  readonly name: string;
  readonly content: string;
  readonly trans: TranslationBundle;
}

export function DocumentFile({ name, content, trans }: Props): JSX.Element {
  const label = trans.__('Download %1', name);
  return (
    <figure className="jp-GluePanel-file" aria-label={name}>
      <figcaption>
        <code>{name}</code>
        <CopyButton
          text={content}
          label={trans.__('Copy %1', name)}
          trans={trans}
        />
        <Button
          minimal
          small
          aria-label={label}
          title={label}
          onClick={() => download(name, content)}
        >
          <downloadIcon.react tag={null} />
        </Button>
      </figcaption>
      <pre tabIndex={0}>{content}</pre>
    </figure>
  );
}

function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
