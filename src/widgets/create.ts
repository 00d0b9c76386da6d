/** Puts the sidebar together: fetched when it is first looked at, with all that it needs. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { FoldModel } from '../model/folds';
import { PanelModel } from '../model/panel';
import type { IGlueModel } from '../tokens';
import { GluePanel } from './panel';
import { FOLDED_AT_FIRST } from './sections';

interface Options {
  readonly glue: IGlueModel;
  readonly state: IStateDB | null;
  readonly commands: CommandRegistry;
  readonly translator: ITranslator;
  readonly trans: TranslationBundle;
  readonly rendermime: IRenderMimeRegistry | null;
}

/** What an earlier page left is read before anything is shown. */
export async function createPanel(options: Options): Promise<GluePanel> {
  const { glue, state, trans } = options;
  const sessions = await glue.sessions();
  const model = new PanelModel({ glue, sessions, state, trans });
  const folds = new FoldModel(state, FOLDED_AT_FIRST);
  await Promise.all([folds.restore(), model.recent.restore()]);
  return new GluePanel({ ...options, model, folds, target: glue.target });
}
