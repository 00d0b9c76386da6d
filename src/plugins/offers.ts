/** Offers to stop sessions that go on running after their kernels have ended. */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import type { GlueSessions } from '../model/glue-sessions';
import type { NotebookLife } from '../notebook/life';
import type { Lives } from '../notebook/lives';
import { IGlueModel, IKernelLives, NAMESPACE, PLUGIN_IDS } from '../tokens';
import { once } from './once';

export const offers: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_IDS.offers,
  description: 'Offers to stop Glue sessions whose kernels have ended.',
  autoStart: true,
  requires: [IGlueModel, IKernelLives],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    glue: IGlueModel,
    lives: Lives,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const load = once(async () => {
      const { offerStops } = await import('../widgets/session-offers');
      const sessions = await glue.sessions();
      offerStops(sessions, trans);
      return sessions;
    });
    const onSession = ({ sessionId }: NotebookLife): void => {
      if (sessionId !== null) {
        void load();
      }
    };
    lives.added.connect((_, life) => life.changed.connect(onSession));
    void app.restored.then(() => restore(app, glue, load));
  }
};

/** Asks AWS only about sessions that an earlier page left behind. */
async function restore(
  { serviceManager }: JupyterFrontEnd,
  { client }: IGlueModel,
  load: () => Promise<GlueSessions>
): Promise<void> {
  try {
    const { sessions } = await client.startedSessions();
    if (sessions.length > 0) {
      await serviceManager.kernels.ready;
      await (await load()).started.restore(sessions);
    }
  } catch (reason) {
    console.warn('Sessions of earlier pages could not be read.', reason);
  }
}
