/** Offers to stop sessions that go on running after their kernels have ended. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { ITranslator } from '@jupyterlab/translation';

import { Lazy } from '../lazy';
import type { KernelLives } from '../notebook/kernel-lives';
import type { NotebookLife } from '../notebook/life';
import type { Offers } from '../widgets/session-offers';
import { IGlue, IKernelLives, PLUGIN_IDS } from '../tokens';
import { bundle } from './translation';

/** 'none' where the server, when it made this page, knew of no session that an earlier page left behind. */
const LEFT = 'gluePanelStartedSessions';

export const offers: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.offers,
  description: 'Offers to stop Glue sessions whose kernels have ended.',
  autoStart: true,
  requires: [IGlue, IKernelLives],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlue,
    lives: KernelLives,
    translator: ITranslator | null
  ): void => {
    const trans = bundle(translator);
    const { kernels } = app.serviceManager;
    const offers = new Lazy<Offers>(async () => {
      const { Offers } = await import(
        /* webpackChunkName: "glue" */ '../widgets/session-offers'
      );
      const { sessions } = await glue.model.load();
      return new Offers(await sessions(), trans);
    });
    const onSession = ({ askedFor }: NotebookLife): void => {
      if (askedFor !== null) {
        void offers.load();
      }
    };
    lives.loaded.connect((_, known) =>
      known.each(life => life.changed.connect(onSession))
    );
    if (PageConfig.getOption(LEFT) !== 'none') {
      void app.restored.then(async () => {
        await kernels.ready;
        await (await offers.load()).restore();
      });
    }
  }
};
