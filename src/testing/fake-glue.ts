/** The page's shared model, on a server that is none. */
import type { INotebookModel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import { DisposableDelegate, IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';

import type { GlueClient } from '../api/client';
import { NoticeModel } from '../model/notices';
import { GlueSessions } from '../model/glue-sessions';
import type { Kernels } from '../model/homes';
import { PanelModel } from '../model/panel';
import { SelectionModel } from '../model/selection';
import { StatusModel } from '../model/status';
import { Lives } from '../notebook/lives';
import { VerdictsModel } from '../model/verdicts';
import {
  IGlueModel,
  ITargetModel,
  Language,
  NAMESPACE,
  Target
} from '../tokens';
import { fakeClient } from './fake-client';

export const trans = nullTranslator.load(NAMESPACE);

export class FakeTarget implements ITargetModel {
  constructor(
    readonly value: Target = { state: 'ready', path: 'walk-through.ipynb' },
    readonly notebook: INotebookModel | null = null,
    readonly language: Language = 'python'
  ) {}

  hold(): IDisposable {
    return new DisposableDelegate(() => undefined);
  }

  readonly changed: Signal<ITargetModel, void> = new Signal<ITargetModel, void>(
    this
  );
}

/** The Jupyter server's kernels, by id. */
export class FakeKernels implements Kernels {
  constructor(private _ids: readonly string[] = []) {}

  running(): IterableIterator<{ id: string }> {
    return this._ids.map(id => ({ id })).values();
  }

  async refreshRunning(): Promise<void> {
    this.runningChanged.emit();
  }

  run(...ids: string[]): void {
    this._ids = ids;
    this.runningChanged.emit();
  }

  readonly runningChanged = new Signal<FakeKernels, void>(this);
}

export function fakeGlue(answers: Partial<GlueClient> = {}): IGlueModel {
  const client = fakeClient(answers);
  const selection = new SelectionModel(null);
  const glue = {
    client,
    selection,
    notices: new NoticeModel(),
    target: new FakeTarget(),
    verdicts: new VerdictsModel(client, selection),
    status: new StatusModel(),
    sessions: async () => fakeSessions(glue)
  };
  return glue;
}

/** What sessions are seen in: open notebooks, running kernels; opened: the notebooks that were jumped to. */
export class FakeSurroundings {
  readonly lives = new Lives();
  readonly kernels = new FakeKernels();
  readonly opened: string[] = [];
}

export function fakeSessions(
  {
    client,
    selection,
    status
  }: Pick<IGlueModel, 'client' | 'selection' | 'status'>,
  { opened, ...around } = new FakeSurroundings()
): GlueSessions {
  const open = (path: string): number => opened.push(path);
  return new GlueSessions({ client, selection, status, open, ...around });
}

/** The sidebar's model, and the shared one below it; language: what the model's own texts are in. */
export function fakePanel(
  answers: Partial<GlueClient> = {},
  language = trans
): {
  glue: IGlueModel;
  model: PanelModel;
} {
  const glue = fakeGlue(answers);
  const sessions = fakeSessions(glue);
  return {
    glue,
    model: new PanelModel({ glue, sessions, state: null, trans: language })
  };
}
