import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Preflight } from '../api/types';
import { fakePanel, trans } from '../testing/fake-glue';
import * as walkthrough from '../testing/walkthrough';
import { ConnectionsBody } from './connections';
import { SelectionVerdict, VpcNeed } from './selection-verdict';

const { connection, connections, DENIED, judged, preflight, UNKNOWN } =
  walkthrough;

const LISTED = connections(
  connection('session_vpc'),
  connection('other_vpc'),
  connection('reports')
);

const THREE = preflight({
  connections: [
    judged('session_vpc'),
    judged('other_vpc', { ...DENIED, why: 'Statement 1 denies this VPC.' }),
    judged('reports', UNKNOWN)
  ],
  missing_permissions: [
    { action: 'iam:SimulatePrincipalPolicy', resource: walkthrough.ROLE_ARN }
  ]
});

/** Role, connections and the line above the buttons, as they are once everything is answered. */
async function open(answer: Preflight | GlueError = THREE, listed = LISTED) {
  const answers: Partial<GlueClient> = {
    connections: async () => listed,
    preflight: async () => {
      if (answer instanceof GlueError) {
        throw answer;
      }
      return answer;
    }
  };
  const { glue, model } = fakePanel(answers);
  const props = { model, trans };
  glue.selection.update({ role_arn: walkthrough.ROLE_ARN });
  await act(async () => {
    render(
      <>
        <VpcNeed {...props} />
        <ConnectionsBody {...props} />
        <SelectionVerdict {...props} />
      </>
    );
    model.setActive(true);
  });
  await screen.findByRole('option', {
    name: listed.connections[0].name
  });
  return { glue, user: userEvent.setup() };
}

function rowSign(name: string): HTMLElement {
  return within(screen.getByRole('option', { name })).getByText(
    /^(allowed|denied|cannot know|not judged yet)$/
  );
}

describe('verdicts in the sidebar', () => {
  it.each([
    ['session_vpc', 'allowed'],
    ['other_vpc', 'denied'],
    ['reports', 'cannot know']
  ])('%s says in a word that it is %s', async (name, word) => {
    await open();

    expect(rowSign(name).textContent).toBe(word);
  });

  it('does not call judged what no verdict was told of', async () => {
    await open(preflight({ connections: [judged('session_vpc')] }));

    expect(rowSign('reports').textContent).toBe('cannot know');
  });

  it('says what a session without a connection would meet', async () => {
    await open();

    screen.getByRole('button', { name: /denied/ });
    screen.getByText('Without a connection: denied');
  });

  it('names the policy and the statement that deny, and picks one that passes by one click', async () => {
    const { glue, user } = await open();

    fireEvent.click(rowSign('other_vpc'));

    const card = screen.getByRole('group', { name: 'other_vpc: denied' });
    within(card).getByText('Statement 1 denies this VPC.');
    within(card).getByText('CustomCreateSessionPolicy');
    await user.click(
      within(card).getByRole('button', { name: 'Pick session_vpc' })
    );
    expect(glue.selection.value.connections).toEqual(['session_vpc']);
    expect(screen.queryByRole('group', { name: 'other_vpc: denied' })).toBe(
      null
    );
  });

  it('does not pick a connection when only its verdict is clicked', async () => {
    const { glue } = await open();

    fireEvent.click(rowSign('other_vpc'));

    expect(glue.selection.value.connections ?? []).toEqual([]);
  });

  it('names the permission that would tell, where nobody could', async () => {
    await open();

    fireEvent.click(rowSign('reports'));

    const card = screen.getByRole('group', { name: 'reports: cannot know' });
    within(card).getByText('iam:SimulatePrincipalPolicy');
    within(card).getByRole('button', { name: 'Copy permissions' });
  });

  it('says who judged, and what nobody looked at', async () => {
    await open();

    fireEvent.click(rowSign('session_vpc'));

    const card = screen.getByRole('group', { name: 'session_vpc: allowed' });
    within(card).getByText(
      "Source: AWS's policy simulator, asked as the role."
    );
    within(card).getByText('A session policy is not looked at.');
  });

  it('answers the keyboard: right arrow opens, Escape closes, the list has the focus again', async () => {
    const { user } = await open();
    const list = screen.getByRole('listbox', { name: 'VPC connections' });
    list.focus();

    await user.keyboard('{ArrowDown}{ArrowRight}');
    const card = screen.getByRole('group', { name: 'other_vpc: denied' });
    expect(document.activeElement).toBe(card);
    await user.keyboard('{Escape}');

    expect(document.activeElement).toBe(list);
  });

  it('closes what was asked about another role', async () => {
    const { glue } = await open();
    fireEvent.click(rowSign('other_vpc'));

    act(() => glue.selection.update({ role_arn: 'arn:aws:iam::1:role/Other' }));
    await screen.findByRole('option', { name: 'other_vpc' });

    expect(screen.queryByRole('group', { name: /other_vpc/ })).toBe(null);
  });

  it('says that a role needs a VPC before anything else is picked', async () => {
    const { glue } = await open();
    screen.getByText('Requires a VPC: pick a connection.');

    act(() => glue.selection.update({ connections: ['session_vpc'] }));

    expect(screen.queryByText('Requires a VPC: pick a connection.')).toBe(null);
  });

  it('judges what is picked beside the buttons, and says why', async () => {
    const { user } = await open();
    screen.getByText('IAM denies this session.');

    await user.click(screen.getByRole('button', { name: 'Why' }));

    screen.getByText(DENIED.why);
  });

  it('offers no connection where the runtime role is what may not be passed', async () => {
    const passing = { ...DENIED, action: 'iam:PassRole' };
    const { user } = await open(
      preflight({ ...passing, pass_role: passing, would_pass: [] })
    );

    await user.click(screen.getByRole('button', { name: 'Why' }));

    screen.getByText(
      'No connection helps while the runtime role may not be passed.'
    );
  });

  it('shows the allowed ones of many, and the chosen whatever they are', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `vpc_${index}`);
    const { glue } = await open(
      preflight({
        connections: names.map(name => judged(name)),
        would_pass: ['vpc_7']
      }),
      connections(...names.map(name => connection(name)))
    );
    act(() => glue.selection.update({ connections: ['vpc_3'] }));

    fireEvent.click(screen.getByLabelText('Only the 1 allowed'));

    const shown = screen.getAllByRole('option').map(row => row.id && row.title);
    expect(shown.map(title => title.split('\n')[0])).toEqual([
      'vpc_3',
      'vpc_7'
    ]);
  });

  it('marks what is not judged yet, and counts it', async () => {
    await open(
      preflight({
        pending: ['other_vpc', 'reports'],
        errors: [
          {
            code: 'aws_throttled',
            message: 'AWS asks to slow down.',
            hint: '',
            aws_code: null,
            request_id: null
          }
        ]
      })
    );

    expect(rowSign('other_vpc').textContent).toBe('not judged yet');
    screen.getByText('2 not judged yet');
    screen.getByText('AWS asks to slow down.');
  });

  it('says once what keeps both connections and verdicts from coming', async () => {
    const failure = new GlueError({ code: 'aws_unreachable', message: 'Off.' });
    const refuse = (): Promise<never> => Promise.reject(failure);
    const { model } = fakePanel({ connections: refuse, preflight: refuse });
    await act(async () => {
      render(<ConnectionsBody model={model} trans={trans} />);
      model.setActive(true);
    });

    expect(await screen.findAllByText('Off.')).toHaveLength(1);
    expect(model.verdicts.state.phase).toBe('failed');
  });

  it('says why IAM could not be asked, and lets the connections be picked all the same', async () => {
    const { glue } = await open(
      new GlueError({ code: 'aws_failed', message: 'AWS failed.' })
    );

    screen.getByText('AWS failed.');
    fireEvent.click(screen.getByRole('option', { name: 'session_vpc' }));

    expect(glue.selection.value.connections).toEqual(['session_vpc']);
  });
});
