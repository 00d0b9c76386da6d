import { act, fireEvent, screen } from '@testing-library/react';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue } from '../testing/fake-glue';
import { policyFinding, policyKit, policyLint } from '../testing/policies';
import {
  pseudoLocale,
  stringsIn,
  untranslated
} from '../testing/pseudo-locale';
import * as walkthrough from '../testing/walkthrough';
import { createPolicyKit, createPolicyLint } from './policies';

const trans = pseudoLocale();

const FAILURE = new GlueError({
  code: 'setup_invalid',
  message: 'The server said no.'
});

const FINDINGS = [
  policyFinding(),
  policyFinding({ severity: 'error', sid: 'PassRole', line: null })
];

/** What was picked, what the server tells, examples in empty fields, and names of products. */
const VALUES = [
  ...stringsIn([walkthrough.identity, policyKit(), FINDINGS]),
  ...[FAILURE.message, walkthrough.ROLE_ARN, walkthrough.RUNTIME_ROLE_ARN],
  ...['vpc-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60718'],
  ...['sg-0a1b2c3d4e5f60718', 'billing=Data-Platform, Campaigns']
];

let sheet: Widget;

afterEach(() => {
  act(() => sheet.dispose());
});

async function open(
  make: typeof createPolicyKit,
  answers: Partial<GlueClient>,
  isPicked = true
): Promise<void> {
  const glue = fakeGlue(answers);
  const picked = {
    role_arn: walkthrough.ROLE_ARN,
    runtime_role_arn: walkthrough.RUNTIME_ROLE_ARN
  };
  glue.selection.update(isPicked ? picked : {});
  sheet = await make(glue, trans);
  await act(async () => {
    Widget.attach(sheet, document.body);
    MessageLoop.flush();
  });
}

describe('in another language', () => {
  it.each([
    ['⟦JSON⟧'],
    ['⟦AWS CLI⟧'],
    ['⟦CloudFormation⟧'],
    ['⟦Terraform⟧'],
    ["⟦The panel's own⟧"]
  ])('"Set up accounts" has under %s no text left untranslated', async name => {
    await open(createPolicyKit, {});

    fireEvent.click(await screen.findByRole('tab', { name }));

    expect(untranslated(sheet.node, VALUES)).toEqual([]);
  });

  it.each<[string, Partial<GlueClient>, boolean]>([
    ['nothing is picked', {}, false],
    [
      'the documents are written',
      { policyKit: () => new Promise(() => undefined) },
      true
    ],
    [
      'they can not be written',
      { policyKit: () => Promise.reject(FAILURE) },
      true
    ]
  ])(
    '"Set up accounts" has no text left untranslated while %s',
    async (_, answers, isPicked) => {
      await open(createPolicyKit, answers, isPicked);

      await screen.findByRole('heading', { name: '⟦Set up accounts⟧' });

      expect(untranslated(sheet.node, VALUES)).toEqual([]);
    }
  );

  it.each<[string, GlueClient['policyLint']]>([
    ['finds nothing', async () => policyLint()],
    ['finds traps', async () => policyLint({ findings: FINDINGS })],
    ['reads', () => new Promise(() => undefined)],
    ['reads what is no policy', () => Promise.reject(FAILURE)]
  ])(
    '"Policies" has no text left untranslated while it %s',
    async (_, answer) => {
      await open(createPolicyLint, { policyLint: answer });
      const text = screen.getByRole('textbox');

      fireEvent.change(text, { target: { value: '{}' } });
      fireEvent.click(screen.getByRole('button'));
      await act(async () => undefined);

      expect(untranslated(sheet.node, VALUES)).toEqual([]);
    }
  );
});
