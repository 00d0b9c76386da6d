import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { PolicyKitRequest, PolicyLintRequest } from '../api/types';
import { fakeGlue, trans } from '../testing/fake-glue';
import { policyFinding, policyKit, policyLint } from '../testing/policies';
import * as walkthrough from '../testing/walkthrough';
import { createPolicyKit, createPolicyLint } from './policies';

let shown: Widget | null = null;

async function show(
  make: typeof createPolicyKit,
  answers: Partial<GlueClient> = {}
) {
  const glue = fakeGlue(answers);
  glue.selection.update({
    role_arn: walkthrough.ROLE_ARN,
    runtime_role_arn: walkthrough.RUNTIME_ROLE_ARN,
    tags: { group: 'analytics' }
  });
  const widget = await make(glue, trans);
  shown = widget;
  await act(async () => {
    Widget.attach(widget, document.body);
    MessageLoop.flush();
  });
  return userEvent.setup();
}

afterEach(() => {
  act(() => shown?.dispose());
});

describe('Set up accounts', () => {
  it('shows the documents of the accounts that the panel knows', async () => {
    await show(createPolicyKit);

    await screen.findByRole('figure', { name: 'trust-policy.json' });

    const account = screen.getByRole<HTMLInputElement>('textbox', {
      name: 'Account where sessions run'
    });
    expect(account.value).toBe('444455556666');
  });

  it('goes from format to format by arrow keys', async () => {
    const user = await show(createPolicyKit);
    const tab = await screen.findByRole('tab', { name: 'JSON' });

    await user.click(tab);
    await user.keyboard('{ArrowRight}');

    expect(document.activeElement?.textContent).toBe('AWS CLI');
    screen.getByRole('figure', { name: 'set-up-accounts.sh' });
  });

  it("writes the panel's own policy for the features that are left", async () => {
    const asked: PolicyKitRequest[] = [];
    const user = await show(createPolicyKit, {
      policyKit: async request => {
        asked.push(request);
        return policyKit();
      }
    });

    await user.click(await screen.findByRole('tab', { name: /panel's own/ }));
    await user.click(
      screen.getByRole('checkbox', { name: 'list the connections' })
    );

    await waitFor(() => expect(asked.at(-1)?.features).toEqual(['access']));
  });

  it('says what can not be, in place of documents', async () => {
    const error = new GlueError({
      code: 'setup_invalid',
      message: "users_account: '12' can't be used."
    });
    await show(createPolicyKit, { policyKit: () => Promise.reject(error) });

    await screen.findByText('setup_invalid');

    expect(screen.queryByRole('figure')).toBeNull();
  });
});

describe('Policies', () => {
  async function check(
    text: string,
    answers: Partial<GlueClient>
  ): Promise<ReturnType<typeof userEvent.setup>> {
    const user = await show(createPolicyLint, answers);
    await user.click(screen.getByRole('textbox', { name: 'Policy (JSON)' }));
    await user.paste(text);
    await user.click(screen.getByRole('button', { name: 'Check policy' }));
    return user;
  }

  it('names severity, statement and fix of each trap', async () => {
    await check('{}', {
      policyLint: async () => policyLint({ findings: [policyFinding()] })
    });

    const found = await screen.findByRole('region', { name: 'Findings' });

    const item = within(found).getByRole('listitem').textContent;
    expect(item).toContain('Warning statement 2 of policy, line 5');
    expect(item).toContain("Name the runtime role's ARN");
    screen.getByText('1 trap found.');
  });

  it('marks the line in the text', async () => {
    const user = await check('{\n"a": 1,\n"b": 2\n}', {
      policyLint: async () =>
        policyLint({ findings: [policyFinding({ line: 3 })] })
    });

    await user.click(await screen.findByRole('button', { name: 'line 3' }));

    const field = screen.getByRole<HTMLTextAreaElement>('textbox');
    const { selectionStart, selectionEnd, value } = field;
    expect(value.slice(selectionStart, selectionEnd)).toBe('"b": 2');
  });

  it('asks about the tags that are picked, unless they are left out', async () => {
    const asked: PolicyLintRequest[] = [];
    const user = await check('{}', {
      policyLint: async request => {
        asked.push(request);
        return policyLint();
      }
    });
    await screen.findByText('No trap in 2 statements.');

    await user.click(screen.getByRole('checkbox', { name: /With the tags/ }));
    await user.click(screen.getByRole('button', { name: 'Check policy' }));

    expect(asked.map(({ tags }) => tags)).toEqual([
      { group: 'analytics' },
      null
    ]);
  });

  it('says what is no policy', async () => {
    const error = new GlueError({
      code: 'policy_not_json',
      message: 'The policy is not JSON.'
    });

    await check('{', { policyLint: () => Promise.reject(error) });

    await screen.findByText('policy_not_json');
  });
});
