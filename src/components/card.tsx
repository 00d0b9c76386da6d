/** Something that was asked for, and that is closed again. It takes the focus, and gives it back. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly trans: TranslationBundle;
  readonly children: React.ReactNode;
}

export function Card(props: Props): JSX.Element {
  const { title, onClose, trans, children } = props;
  const ref = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, [title]);
  return (
    <div
      ref={ref}
      className="jp-GluePanel-card"
      role="group"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className="jp-GluePanel-cardTitle">
        <h4>{title}</h4>
        <Button
          minimal
          small
          aria-label={trans.__('Close')}
          title={trans.__('Close')}
          onClick={onClose}
        >
          <closeIcon.react tag={null} />
        </Button>
      </div>
      {children}
    </div>
  );
}
