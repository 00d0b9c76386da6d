/** The page's shared model, on a server that is none. */
import { nullTranslator } from '@jupyterlab/translation';
import { DisposableDelegate, IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';

import type { GlueClient } from '../api/client';
import { NoticeModel } from '../model/notices';
import { PanelModel } from '../model/panel';
import { SelectionModel } from '../model/selection';
import { IGlueModel, ITargetModel, NAMESPACE, Target } from '../tokens';
import { fakeClient } from './fake-client';

export const trans = nullTranslator.load(NAMESPACE);

export class FakeTarget implements ITargetModel {
  constructor(
    readonly value: Target = { state: 'ready', path: 'walk-through.ipynb' }
  ) {}

  hold(): IDisposable {
    return new DisposableDelegate(() => undefined);
  }

  readonly changed: Signal<ITargetModel, void> = new Signal<ITargetModel, void>(
    this
  );
}

export function fakeGlue(answers: Partial<GlueClient> = {}): IGlueModel {
  return {
    client: fakeClient(answers),
    selection: new SelectionModel(null),
    notices: new NoticeModel(),
    target: new FakeTarget()
  };
}

/** The sidebar's model, and the shared one below it. */
export function fakePanel(answers: Partial<GlueClient> = {}): {
  glue: IGlueModel;
  model: PanelModel;
} {
  const glue = fakeGlue(answers);
  return { glue, model: new PanelModel({ glue, state: null, trans }) };
}
