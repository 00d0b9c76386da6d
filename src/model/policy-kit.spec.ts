import type { PolicyKitRequest } from '../api/types';
import { GlueError } from '../api/request';
import { fakeClient } from '../testing/fake-client';
import { policyKit } from '../testing/policies';
import * as walkthrough from '../testing/walkthrough';
import { draftOf, knownOf, PolicyKitModel, requestOf } from './policy-kit';

const SELECTION = {
  role_arn: walkthrough.ROLE_ARN,
  runtime_role_arn: walkthrough.RUNTIME_ROLE_ARN,
  connections: ['session_vpc']
};
const KNOWN = {
  identity: walkthrough.identity,
  selection: SELECTION,
  connections: [
    walkthrough.connection('session_vpc'),
    walkthrough.connection('other_vpc', { vpc_id: 'vpc-0b' })
  ],
  requiredTagKeys: ['billing']
};

describe('draftOf', () => {
  it('fills in what the panel knows', () => {
    expect(draftOf(KNOWN)).toMatchObject({
      usersAccount: '111122223333',
      sessionAccount: '444455556666',
      principals: 'arn:aws:iam::111122223333:user/ISBlogUser',
      creationRole: 'GlueSessionCreationRole',
      runtimeRole: 'AWSGlueServiceRole-blog',
      vpcIds: 'vpc-0a1b2c3d4e5f67890',
      requiredTags: 'billing'
    });
  });

  it('names the role behind a session, not the session', () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/Notebooks/ann';
    const identity = { ...walkthrough.identity, arn };

    const { principals } = draftOf({ ...KNOWN, identity });

    expect(principals).toBe('arn:aws:iam::111122223333:role/Notebooks');
  });

  it('leaves open what nobody can tell', async () => {
    const offline = (): Promise<never> =>
      Promise.reject(new GlueError({ code: 'offline', message: 'Offline.' }));
    const client = fakeClient({ identity: offline, connections: offline });

    const draft = draftOf(await knownOf(client, {}));

    expect([draft.usersAccount, draft.vpcIds]).toEqual(['', '']);
  });
});

describe('requestOf', () => {
  it('takes ids apart at blanks, commas and lines, and tags at lines', () => {
    const draft = {
      ...draftOf(KNOWN),
      vpcIds: 'vpc-1, vpc-2\nvpc-3 ',
      requiredTags: 'group\nbilling = Data-Platform, Campaigns\n'
    };

    const request = requestOf(draft);

    expect(request.vpc_ids).toEqual(['vpc-1', 'vpc-2', 'vpc-3']);
    expect(request.required_tags).toEqual({
      group: [],
      billing: ['Data-Platform', 'Campaigns']
    });
  });
});

describe('PolicyKitModel', () => {
  it('writes the documents once all that is needed is there', async () => {
    const asked: PolicyKitRequest[] = [];
    const client = fakeClient({
      policyKit: async request => {
        asked.push(request);
        return policyKit();
      }
    });

    const empty = new PolicyKitModel(client, {
      ...draftOf(KNOWN),
      runtimeRole: ''
    });
    const complete = new PolicyKitModel(client, draftOf(KNOWN));
    await complete.write();

    expect(asked.map(({ runtime_role }) => runtime_role)).not.toContain('');
    expect(empty.state.phase).toBe('idle');
    expect(complete.state.value?.formats).toHaveLength(5);
    empty.dispose();
    complete.dispose();
  });
});
