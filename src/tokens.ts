/** Ids, tokens and command ids: what one part of the front end calls another by. */
import type { INotebookModel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';

import type { GlueClient } from './api/client';
import type { Selection } from './api/types';
import type { GlueSessions } from './model/glue-sessions';
import type { VerdictsModel } from './model/verdicts';
import type { StatusModel } from './model/status';
import type { Lazy } from './lazy';
import type { KernelLives } from './notebook/kernel-lives';

export const NAMESPACE = 'jupyter-glue-panel';

export const PLUGIN_IDS = {
  executor: `${NAMESPACE}:executor`,
  lives: `${NAMESPACE}:lives`,
  model: `${NAMESPACE}:model`,
  notebook: `${NAMESPACE}:notebook`,
  offers: `${NAMESPACE}:offers`,
  panel: `${NAMESPACE}:panel`,
  policies: `${NAMESPACE}:policies`,
  running: `${NAMESPACE}:running`,
  status: `${NAMESPACE}:status`
} as const;

export const CommandIDs = {
  open: 'glue-panel:open',
  assumeRole: 'glue-panel:assume-role',
  insert: 'glue-panel:insert',
  insertAndRun: 'glue-panel:insert-and-run',
  remove: 'glue-panel:remove',
  load: 'glue-panel:load',
  setUpAccounts: 'glue-panel:set-up-accounts',
  checkPolicies: 'glue-panel:check-policies',
  settings: 'glue-panel:settings'
} as const;

/** The sidebar's widget: where it is not on screen, what happened is told by a notification too. */
export const PANEL_ID = 'jp-glue-panel';

/** What the user picked, for the notebook that is in front. */
export interface ISelectionModel {
  readonly value: Selection;
  readonly changed: ISignal<ISelectionModel, void>;
  /** Merges `patch` into the selection and saves it. */
  update(patch: Selection): void;
  /** Replaces the selection and saves it. */
  replace(selection: Selection): void;
}

/** Something to do about a notice, on a button. */
export interface NoticeAction {
  readonly label: string;
  readonly callback: () => void;
}

/** One thing to tell the user: drawn, and read out by its live region. */
export interface Notice {
  readonly kind: 'status' | 'alert';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Stands wherever the notice does. */
  readonly action?: NoticeAction;
}

export interface INoticeModel {
  readonly current: Notice | null;
  readonly changed: ISignal<INoticeModel, void>;
  tell(notice: Notice | null): void;
}

/** Whether the notebook in front can take Glue settings, and what to do where it can't. */
export type Target =
  | { readonly state: 'ready'; readonly path: string }
  | {
      readonly state: 'none' | 'starting' | 'not-glue' | 'busy';
      readonly path: string | null;
      readonly reason: string;
      readonly hint: string;
    };

/** In which code is written for a Glue kernel. */
export type Language = 'python' | 'scala';

export interface ITargetModel {
  readonly value: Target;
  /** Of the notebook in front; Python's until its kernel has said otherwise. */
  readonly language: Language;
  readonly changed: ISignal<ITargetModel, void>;
  /** The notebook in front, where its kernel is a Glue kernel. */
  readonly notebook: INotebookModel | null;
  /** Says that the notebook at `path` is busy, and why, until the answer is disposed. */
  hold(path: string, reason: string): IDisposable;
}

/** Everything the panel and the notebook share: one a page. */
export interface IGlueModel {
  readonly client: GlueClient;
  readonly selection: ISelectionModel;
  readonly notices: INoticeModel;
  readonly target: ITargetModel;
  /** What the status bar shows: told by whoever asked AWS anyway. */
  readonly status: StatusModel;
  /** The sessions at AWS: fetched when first asked for, and asking AWS for nothing until somebody watches. */
  sessions(): Promise<GlueSessions>;
  readonly verdicts: VerdictsModel;
}

/** The shared model, fetched when the sidebar, a Glue notebook or a command needs it: one a page. */
export interface IGlue {
  readonly model: Lazy<IGlueModel>;
}

export const IGlue = new Token<IGlue>(
  `${NAMESPACE}:IGlue`,
  'What the user picked for AWS Glue, where it would go, and who asks the server.'
);

/** What is known of the Glue kernels of open notebooks: one a page. */
export const IKernelLives = new Token<KernelLives>(
  `${NAMESPACE}:IKernelLives`,
  'Which role the kernel of each open notebook was handed, and which session it works in.'
);
