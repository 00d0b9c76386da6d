/** Puts the sidebar together: fetched when it is first looked at, with all that it needs. */
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import '../../style/index.css';
import type { Highlight } from '../components/highlighted';
import { FoldModel } from '../model/folds';
import { PanelModel } from '../model/panel';
import type { IGlueModel } from '../tokens';
import { GluePanel } from './panel';
import { FOLDED_AT_FIRST } from './sections';

const PYTHON = 'text/x-ipython';

interface Options {
  readonly glue: IGlueModel;
  readonly state: IStateDB | null;
  readonly commands: CommandRegistry;
  readonly translator: ITranslator;
  /** Knows the colours of code; null: none is shown. */
  readonly languages: IEditorLanguageRegistry | null;
  readonly trans: TranslationBundle;
  readonly rendermime: IRenderMimeRegistry | null;
}

/** What an earlier page left is read before anything is shown. */
export async function createPanel(options: Options): Promise<GluePanel> {
  const { glue, state, languages, trans } = options;
  const sessions = await glue.sessions();
  const model = new PanelModel({ glue, sessions, state, trans });
  const folds = new FoldModel(state, FOLDED_AT_FIRST);
  await Promise.all([folds.restore(), model.recent.restore()]);
  const highlight = languages && highlighter(languages);
  return new GluePanel({
    ...options,
    model,
    folds,
    highlight,
    target: glue.target
  });
}

/** As JupyterLab colours a cell of a Python kernel; its language is fetched when the first code is shown. */
function highlighter(languages: IEditorLanguageRegistry): Highlight {
  return (code, into) =>
    languages.highlight(code, languages.findByMIME(PYTHON), into);
}
