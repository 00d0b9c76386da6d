import { act } from '@testing-library/react';
import { CommandRegistry } from '@lumino/commands';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { GLUE_VERSIONS, WORKER_TYPES } from '../model/capacity';
import { FoldModel } from '../model/folds';
import { PanelModel } from '../model/panel';
import { REGIONS } from '../model/regions';
import { fakeClient } from '../testing/fake-client';
import { fakeGlue, fakeSessions, FakeTarget } from '../testing/fake-glue';
import {
  pseudoLocale,
  stringsIn,
  untranslated
} from '../testing/pseudo-locale';
import * as walkthrough from '../testing/walkthrough';
import { GluePanel } from './panel';
import { sections } from './sections';

const FAILURE = new GlueError({
  code: 'access_denied',
  message: 'AWS said no.',
  hint: 'Ask for the permission.'
});

const SELECTION = {
  role_arn: walkthrough.ROLE_ARN,
  tags: { group: 'analytics' },
  connections: ['session_vpc', 'elsewhere'],
  runtime_role_arn: walkthrough.RUNTIME_ROLE_ARN
};

/** Words that are AWS's or a product's in every language. */
const NAMES = [
  'AWS Glue',
  'DPU',
  ...GLUE_VERSIONS,
  ...WORKER_TYPES,
  ...REGIONS
];

type Answers = Partial<GlueClient>;

/** A server that refuses everything. */
function refusing(): Answers {
  const refuse = (): Promise<never> => Promise.reject(FAILURE);
  const names = Object.keys(fakeClient());
  return Object.fromEntries(names.map(name => [name, refuse]));
}

/** Everything that the client was told, as `values`. */
function recorded(answers: Answers): { client: GlueClient; values: string[] } {
  const values: string[] = [];
  const client = new Proxy(fakeClient(answers), {
    get(all, name: keyof GlueClient) {
      return async (...given: never[]) => {
        const ask = all[name] as (...given: never[]) => Promise<unknown>;
        const answer = await ask(...given);
        values.push(...stringsIn(answer));
        return answer;
      };
    }
  });
  return { client, values };
}

async function open(answers: Answers, isFolded: boolean) {
  const trans = pseudoLocale();
  const { client, values } = recorded(answers);
  const glue = fakeGlue(client);
  const sessions = fakeSessions(glue);
  const model = new PanelModel({ glue, sessions, state: null, trans });
  const target = new FakeTarget();
  const given = { model, target, highlight: null, trans };
  const ids = sections(given).map(({ id }) => id);
  const panel = new GluePanel({
    ...{ model, trans },
    translator: { languageCode: 'pseudo', load: () => trans },
    target,
    folds: new FoldModel(null, isFolded ? ids : []),
    commands: new CommandRegistry()
  });
  glue.selection.update(SELECTION);
  await act(async () => {
    Widget.attach(panel, document.body);
    MessageLoop.flush();
  });
  await act(async () => {
    await model.refresh();
  });
  return { panel, told: values };
}

describe('in another language', () => {
  it.each<[string, Answers, boolean]>([
    ['the filled panel', {}, false],
    ['the folded panel', {}, true],
    ['a panel to which AWS says no', refusing(), false],
    [
      'a panel with nothing to list',
      {
        connections: async () => walkthrough.connections(),
        tagPresets: async () => walkthrough.presets({ presets: [] })
      },
      false
    ]
  ])(
    '%s has no text that is left untranslated',
    async (_, answers, isFolded) => {
      const { panel, told } = await open(answers, isFolded);

      const found = untranslated(panel.node, [
        ...told,
        ...stringsIn(SELECTION),
        ...NAMES,
        FAILURE.message,
        FAILURE.hint
      ]);

      expect(found).toEqual([]);
      act(() => panel.dispose());
    }
  );
});
