import { fireEvent, screen, within } from '@testing-library/react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue, trans } from '../testing/fake-glue';
import { denial, preflight } from '../testing/walkthrough';
import { Explainer } from './explainer';
import { refusalOf } from './refusal';
import type { StartResult } from './session-start';

const DETAIL =
  'An error occurred (AccessDeniedException) when calling the CreateSession operation: User: arn:aws:sts::444455556666:assumed-role/R/S is not authorized to perform: glue:CreateSession on resource: arn:aws:glue:us-east-1:444455556666:session/s-1 with an explicit deny in an identity-based policy';

const REFUSED: StartResult = {
  state: 'failed',
  part: 'start',
  code: 'session_refused',
  detail: DETAIL
};

let shown = Promise.resolve();

function explainer(answer: GlueClient['denial'] = async () => denial()) {
  const ask = jest.fn(answer);
  const glue = fakeGlue({ denial: ask });
  glue.selection.update({ connections: ['other_vpc'] });
  return { ask, explainer: new Explainer(glue, trans) };
}

/** Opens the dialog on a refusal of `action`. */
async function show(answer?: GlueClient['denial']) {
  const made = explainer(answer);
  const refusal = refusalOf(DETAIL);
  if (refusal) {
    shown = made.explainer.show(refusal);
  }
  await screen.findByText('Why AWS said no');
  return made;
}

describe('the notice of a run that AWS denied', () => {
  it('says in one sentence who may not do what, and offers to explain', async () => {
    const made = explainer();

    const notice = await made.explainer.outcome(REFUSED);

    expect(notice.hint).toContain(denial().sentence);
    expect(notice.action?.label).toBe('Explain');
    expect(made.ask).toHaveBeenCalledWith({
      text: DETAIL,
      selection: { connections: ['other_vpc'] }
    });
  });

  it('names the connections that would pass', async () => {
    const made = explainer(async () => denial({ preflight: preflight() }));

    const notice = await made.explainer.outcome(REFUSED);

    expect(notice.hint).toContain('It would pass with: session_vpc');
  });

  it('names five of hundreds of connections that would pass, and counts the others', async () => {
    const would_pass = Array.from(
      { length: 300 },
      (_, index) => `vpc_${index}`
    );
    const made = explainer(async () =>
      denial({ preflight: preflight({ would_pass }) })
    );

    const notice = await made.explainer.outcome(REFUSED);

    expect(notice.hint).toMatch(
      /It would pass with: vpc_0, vpc_1, vpc_2, vpc_3, vpc_4 and 295 more$/
    );
  });

  it("keeps AWS's own sentence where it can't be explained", async () => {
    const made = explainer(async () => {
      throw new GlueError({ code: 'no_denial', message: 'None.' });
    });

    const notice = await made.explainer.outcome(REFUSED);

    expect(notice.hint).toContain(DETAIL);
  });

  it('explains nothing where nothing was denied', async () => {
    const made = explainer();

    await made.explainer.outcome({ state: 'done', sessionId: 's-1' });

    expect(made.ask).not.toHaveBeenCalled();
  });
});

describe('the explanation', () => {
  afterEach(async () => {
    fireEvent.click(
      screen.getByRole('button', { name: 'Close', hidden: true })
    );
    await shown;
  });

  it('says who, what and by which kind of policy, and what the panel knows', async () => {
    await show(async () => denial({ preflight: preflight() }));

    await screen.findByText(denial().sentence);
    screen.getAllByText('glue:CreateSession');
    const known = screen.getByRole('region', {
      name: 'What the panel knows',
      hidden: true
    });
    within(known).getByText(/Statement 2 of CustomCreateSessionPolicy/);
  });

  it('has the change to ask an administrator for, to copy', async () => {
    const statement = { Effect: 'Allow', Action: 'iam:PassRole' };
    await show(async () =>
      denial({ change: 'Add this statement.', change_statement: statement })
    );

    await screen.findByText('Add this statement.');
    screen.getByText(/"Action": "iam:PassRole"/);
    screen.getByRole('button', { name: 'Copy request', hidden: true });
  });

  it('says why there is none, and offers another try', async () => {
    await show(async () => {
      throw new GlueError({ code: 'unreachable', message: 'No answer.' });
    });

    await screen.findByText('No answer.');
    screen.getByRole('button', { name: 'Try again', hidden: true });
  });
});
