import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakePanel, trans } from '../testing/fake-glue';
import { finding, networkCheck, networkOf } from '../testing/walkthrough';
import { NetworkDoctor } from './network';

const NO_S3 = finding({
  result: 'fail',
  evidence: 'The route table has no way to S3.',
  fix: 'Add a gateway endpoint for S3.',
  glue_message: 'Could not find S3 endpoint or NAT gateway'
});

const UNREAD = finding({
  code: 'dns',
  result: 'unknown',
  evidence: 'AWS denied ec2:DescribeVpcAttribute.',
  fix: 'Ask an administrator to allow ec2:DescribeVpcAttribute.',
  missing_permission: 'ec2:DescribeVpcAttribute'
});

/** The doctor with `connections` picked. */
function open(
  connections: string[],
  answer: GlueClient['networkCheck'] = async () => networkCheck()
) {
  const networkCheckCalls = jest.fn(answer);
  const { glue, model } = fakePanel({ networkCheck: networkCheckCalls });
  glue.selection.update({ connections, number_of_workers: 20 });
  render(<NetworkDoctor model={model} trans={trans} />);
  return { glue, networkCheckCalls, user: userEvent.setup() };
}

function checkButton(): HTMLElement {
  return screen.getByRole('button', { name: /^Check network of/ });
}

describe('the network doctor', () => {
  it('asks nothing before it is asked', () => {
    const { networkCheckCalls } = open(['session_vpc']);

    expect(checkButton().textContent).toBe('Check network of session_vpc');
    expect(networkCheckCalls).not.toHaveBeenCalled();
  });

  it('has nothing to check without a connection', () => {
    open([]);

    expect(screen.queryByRole('button')).toBeNull();
  });

  it('checks the picked connections, in their order, for as many workers as are picked', async () => {
    const { networkCheckCalls, user } = open(['b', 'a']);

    await user.click(checkButton());

    expect(networkCheckCalls).toHaveBeenCalledWith(
      expect.objectContaining({
        connections: ['b', 'a'],
        number_of_workers: 20
      }),
      expect.anything()
    );
  });

  it('says what fails, how to mend it, and what Glue would say of it', async () => {
    const connection = networkOf('other_vpc', { findings: [NO_S3, finding()] });
    const { user } = open(['other_vpc'], async () =>
      networkCheck({ result: 'fail', used: null, connections: [connection] })
    );

    await user.click(checkButton());

    screen.getByText('A session will not start in this network.');
    const [first, second] = screen.getAllByRole('listitem');
    within(first).getByText('fails');
    within(first).getByText(NO_S3.evidence);
    within(first).getByText(NO_S3.fix);
    within(first).getByRole('button', { name: 'Copy fix' });
    within(first).getByText(/minutes later: “Could not find S3 endpoint/);
    within(second).getByText('passes');
    screen.getByText('1 check passes');
  });

  it('tells what it could not look at from what is wrong', async () => {
    const connection = networkOf('session_vpc', { findings: [UNREAD] });
    const { user } = open(['session_vpc'], async () =>
      networkCheck({ result: 'unknown', connections: [connection] })
    );

    await user.click(checkButton());

    screen.getByText('Not all of the network could be looked at.');
    within(screen.getByRole('listitem')).getByText('cannot know');
  });

  it('warns that of several connections in different subnets the first suitable one is used', async () => {
    const spread = finding({
      code: 'one_subnet',
      result: 'warn',
      evidence: 'A session runs in one subnet only.',
      fix: 'Put the connection first whose network the code needs.'
    });
    const { user } = open(['a', 'b'], async () =>
      networkCheck({
        result: 'warn',
        used: 'b',
        general: [spread],
        connections: [networkOf('a'), networkOf('b')]
      })
    );

    await user.click(checkButton());

    screen.getByText('The session would use b, the first suitable one.');
    screen.getByText(spread.evidence);
    screen.getByRole('heading', { name: 'a', level: 4 });
  });

  it('forgets what it found once other connections are picked', async () => {
    const { glue, user } = open(['session_vpc']);
    await user.click(checkButton());
    screen.getByRole('group', { name: /^Network, as of/ });

    act(() => glue.selection.update({ connections: ['other_vpc'] }));

    expect(screen.queryByRole('group', { name: /^Network/ })).toBeNull();
    expect(checkButton().textContent).toBe('Check network of other_vpc');
  });

  it('says why it could not be done, and offers another try', async () => {
    const { user } = open(['session_vpc'], async () => {
      throw new GlueError({ code: 'aws_failed', message: 'AWS failed.' });
    });

    await user.click(checkButton());

    screen.getByText('AWS failed.');
    screen.getByRole('button', { name: 'Try again' });
  });
});
