/** A place in the shell whose content is fetched when it is first looked at. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { Panel, Widget } from '@lumino/widgets';
import * as React from 'react';

import { Notice } from '../components/notice';

export class LazyPanel<W extends Widget> extends Panel {
  /** @param _make fetches and makes the content; called until it once succeeds */
  constructor(
    private readonly _make: () => Promise<W>,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-GluePanel-lazy');
  }

  /** The content; null where it can't be fetched, which the panel then says itself. */
  async content(): Promise<W | null> {
    this._content ??= this._fetch();
    const content = await this._content;
    if (content === null) {
      this._content = null;
    }
    return content;
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    if (this.isVisible) {
      void this.content();
    }
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    void this.content();
  }

  /** Who opened the panel by a key goes on in it by Tab. */
  protected override onActivateRequest(msg: Message): void {
    super.onActivateRequest(msg);
    if (!this.node.contains(document.activeElement)) {
      this.node.tabIndex = -1;
      this.node.focus();
    }
  }

  private async _fetch(): Promise<W | null> {
    this._show(null);
    try {
      const content = await this._make();
      if (this.isDisposed) {
        content.dispose();
        return null;
      }
      this._show(content);
      return content;
    } catch (reason) {
      console.error('The AWS Glue panel could not be loaded.', reason);
      this._show(this._failure());
      return null;
    }
  }

  private _show(content: Widget | null): void {
    this.widgets.slice().forEach(widget => widget.dispose());
    if (content) {
      this.addWidget(content);
    }
  }

  private _failure(): Widget {
    return ReactWidget.create(
      <Notice
        kind="failed"
        message={this._trans.__('The panel could not be loaded.')}
        hint={this._trans.__('Is the Jupyter server still running?')}
        onRetry={() => void this.content()}
        trans={this._trans}
      />
    );
  }

  private _content: Promise<W | null> | null = null;
}
