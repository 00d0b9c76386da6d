/** A place in the shell whose content is fetched when it is first looked at. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Panel, Widget } from '@lumino/widgets';

import { Lazy } from '../lazy';

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
    try {
      return await this._content.load();
    } catch (reason) {
      if (!this.isDisposed) {
        console.error('The AWS Glue panel could not be loaded.', reason);
        this._show(this._failure());
      }
      return null;
    }
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

  private _show(content: Widget): void {
    this.widgets.slice().forEach(widget => widget.dispose());
    this.addWidget(content);
  }

  /** What draws notices is not there either. */
  private _failure(): Widget {
    const node = document.createElement('p');
    node.setAttribute('role', 'alert');
    node.textContent = `${this._trans.__('The panel could not be loaded. Is the Jupyter server still running?')} `;
    const retry = document.createElement('button');
    retry.textContent = this._trans.__('Try again');
    retry.onclick = () => void this.content();
    node.append(retry);
    return new Widget({ node });
  }

  private readonly _content = new Lazy(async () => {
    const content = await this._make();
    if (this.isDisposed) {
      content.dispose();
      throw new Error('The panel was closed meanwhile.');
    }
    this._show(content);
    return content;
  });
}
