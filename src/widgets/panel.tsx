/** The sidebar: header, sections that fold, and the buttons that are always in sight. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget, SidePanel } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { Message } from '@lumino/messaging';
import { Panel, PanelLayout } from '@lumino/widgets';
import * as React from 'react';

import type { Highlight } from '../components/highlighted';
import type { FoldModel } from '../model/folds';
import type { PanelModel } from '../model/panel';
import type { ITargetModel } from '../tokens';
import { Actions } from './actions';
import { Header } from './header';
import { Section } from './section';
import { IDENTITY, sections } from './sections';

interface Options {
  readonly model: PanelModel;
  readonly target: ITargetModel;
  /** Colours code; without, it is shown plain. */
  readonly highlight?: Highlight | null;
  readonly folds: FoldModel;
  readonly commands: CommandRegistry;
  readonly translator: ITranslator;
  readonly trans: TranslationBundle;
  readonly rendermime?: IRenderMimeRegistry | null;
}

/** Owns its model: disposed together. */
export class GluePanel extends SidePanel {
  constructor(private readonly _options: Options) {
    super({ content: new Panel(), translator: _options.translator });
    const { model, target, highlight = null, rendermime } = _options;
    const { folds, commands, trans } = _options;
    this.addClass('jp-GluePanel');
    this.header.addWidget(
      ReactWidget.create(
        <Header model={model} commands={commands} trans={trans} />
      )
    );
    const given = { model, target, highlight, rendermime, trans };
    for (const section of sections(given)) {
      this.addWidget(new Section({ ...section, folds }));
    }
    const footer = ReactWidget.create(<Actions {..._options} />);
    footer.addClass('jp-GluePanel-footer');
    // SidePanel makes a PanelLayout, and types it as any layout
    (this.layout as PanelLayout).addWidget(footer);
    model.identity.changed.connect(this._onIdentity, this);
  }

  /** Assumes the picked role; where none is picked, asks for one. */
  async assumeRole(): Promise<void> {
    const { role_arn, profile } = this._options.model.selection.value;
    if (role_arn || profile) {
      await this._options.model.assume();
    } else {
      this.content.node
        .querySelector<HTMLElement>('input[role="combobox"]')
        ?.focus();
    }
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this._options.model.dispose();
      super.dispose();
    }
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._options.model.setActive(this.isVisible);
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this._options.model.setActive(true);
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this._options.model.setActive(false);
  }

  protected override onBeforeDetach(msg: Message): void {
    this._options.model.setActive(false);
    super.onBeforeDetach(msg);
  }

  private _onIdentity(): void {
    const { model, folds } = this._options;
    if (model.identity.state.error) {
      folds.unfold(IDENTITY);
    }
  }
}
