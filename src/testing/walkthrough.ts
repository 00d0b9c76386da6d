/** The walk-through's two accounts, as the server speaks of them. */
import type {
  Access,
  Cells,
  Connection,
  Connections,
  Identity,
  RoleChoice,
  RuntimeRoles,
  TagPreset,
  TagPresets
} from '../api/types';

export const ROLE_ARN =
  'arn:aws:iam::444455556666:role/GlueSessionCreationRole';
export const RUNTIME_ROLE_ARN =
  'arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog';
const AS_OF = '2026-11-24T12:00:00Z';

export const identity: Identity = {
  account: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/ISBlogUser',
  user_id: 'AIDAEXAMPLE',
  partition: 'aws',
  region: 'us-east-1',
  profile: null
};

export function role(differing: Partial<RoleChoice> = {}): RoleChoice {
  return {
    id: 'profile:production',
    name: 'production',
    role_arn: ROLE_ARN,
    account: '444455556666',
    source: 'profile',
    region: 'us-east-1',
    profile: 'production',
    needs: [],
    description: '',
    requires_vpc: null,
    allowed_vpc_ids: null,
    ...differing
  };
}

export function access(differing: Partial<Access> = {}): Access {
  return {
    account: '444455556666',
    role_arn: ROLE_ARN,
    assumed_arn:
      'arn:aws:sts::444455556666:assumed-role/GlueSessionCreationRole/panel',
    region: 'us-east-1',
    profile: null,
    expires_at: '2026-11-24T13:00:00Z',
    renews: true,
    ...differing
  };
}

export function connection(
  name: string,
  differing: Partial<Connection> = {}
): Connection {
  return {
    name,
    type: 'NETWORK',
    subnet_id: 'subnet-0a1b2c3d4e5f67890',
    vpc_id: 'vpc-0a1b2c3d4e5f67890',
    cidr_block: '10.1.0.0/24',
    availability_zone: 'us-east-1a',
    security_group_ids: ['sg-0a1b2c3d4e5f67890'],
    status: 'READY',
    description: '',
    refusal: null,
    ...differing
  };
}

export function connections(...listed: Connection[]): Connections {
  return { connections: listed, without_network: [], errors: [], as_of: AS_OF };
}

export const runtimeRoles: RuntimeRoles = {
  roles: [
    {
      name: 'AWSGlueServiceRole-blog',
      arn: RUNTIME_ROLE_ARN,
      description: 'Runs the code of Glue sessions'
    }
  ],
  errors: [],
  as_of: AS_OF
};

export function preset(differing: Partial<TagPreset> = {}): TagPreset {
  return {
    name: 'Analytics',
    tags: { group: 'analytics', billing: 'Data-Platform' },
    source: 'administrator',
    locked: true,
    ...differing
  };
}

export function presets(differing: Partial<TagPresets> = {}): TagPresets {
  return {
    presets: [preset()],
    required_tag_keys: [],
    errors: [],
    ...differing
  };
}

export const cells: Cells = {
  cells: [{ part: 'role', source: `%%assume_role\n"${ROLE_ARN}"` }],
  warnings: []
};
