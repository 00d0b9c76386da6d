/** The walk-through's two accounts, as the server speaks of them. */
import type {
  Access,
  Cells,
  Connection,
  ConnectionJudgement,
  Connections,
  ConnectionNetwork,
  DenialExplained,
  Identity,
  Judgement,
  NetworkCheck,
  NetworkFinding,
  Preflight,
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
  profile: null,
  kernels_are_remote: false
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

const ALLOWED: Judgement = {
  verdict: 'allowed',
  code: 'allowed',
  why: "AWS's policy simulator allows a session in vpc-0a1b2c3d4e5f67890.",
  source: 'simulation',
  action: null,
  statement: null,
  open_keys: []
};

export const DENIED: Judgement = {
  verdict: 'denied',
  code: 'explicit_deny',
  why: 'Statement 2 of CustomCreateSessionPolicy, an identity-based policy, denies glue:CreateSession for a session without a VPC.',
  source: 'simulation',
  action: 'glue:CreateSession',
  statement: {
    policy: 'CustomCreateSessionPolicy',
    kind: 'identity-based policy',
    index: 1,
    sid: null
  },
  open_keys: []
};

export const UNKNOWN: Judgement = {
  verdict: 'unknown',
  code: 'policies_unreadable',
  why: "Cannot know about a session without a VPC: AttachedPolicy can't be read.",
  source: 'none',
  action: 'glue:CreateSession',
  statement: null,
  open_keys: []
};

export function judged(
  connection: string,
  judgement: Partial<Judgement> = {}
): ConnectionJudgement {
  const vpc_id = 'vpc-0a1b2c3d4e5f67890';
  return { ...ALLOWED, ...judgement, connection, vpc_id };
}

/** Without a connection denied, with session_vpc allowed; by default nothing is picked. */
export function preflight(differing: Partial<Preflight> = {}): Preflight {
  return {
    ...DENIED,
    principal_arn: ROLE_ARN,
    connections: [judged('session_vpc')],
    no_connection: DENIED,
    pass_role: null,
    requires_vpc: true,
    would_pass: ['session_vpc'],
    pending: [],
    not_covered: [
      {
        code: 'session_policies',
        message: 'A session policy is not looked at.'
      }
    ],
    missing_permissions: [],
    errors: [],
    as_of: AS_OF,
    ...differing
  };
}

export function finding(
  differing: Partial<NetworkFinding> = {}
): NetworkFinding {
  return {
    code: 's3_reachable',
    // eslint-disable-next-line jupyter/no-untranslated-string -- the server's sentence, in a test
    title: 'The subnet reaches S3',
    result: 'pass',
    evidence: 'A gateway endpoint for S3 is on the route table.',
    fix: '',
    glue_message: null,
    missing_permission: null,
    ...differing
  };
}

export function networkOf(
  connection: string,
  differing: Partial<ConnectionNetwork> = {}
): ConnectionNetwork {
  return {
    connection,
    subnet_id: 'subnet-0a1b2c3d4e5f67890',
    vpc_id: 'vpc-0a1b2c3d4e5f67890',
    availability_zone: 'us-east-1a',
    result: 'pass',
    findings: [finding()],
    ...differing
  };
}

export function networkCheck(
  differing: Partial<NetworkCheck> = {}
): NetworkCheck {
  return {
    result: 'pass',
    used: 'session_vpc',
    general: [],
    connections: [networkOf('session_vpc')],
    as_of: AS_OF,
    ...differing
  };
}

export function denial(
  differing: Partial<DenialExplained> = {}
): DenialExplained {
  return {
    sentence:
      'AWS does not let role GlueSessionCreationRole do glue:CreateSession: an identity-based policy denies it.',
    principal:
      'arn:aws:sts::444455556666:assumed-role/GlueSessionCreationRole/AssumeRoleSession',
    action: 'glue:CreateSession',
    resource: 'arn:aws:glue:us-east-1:444455556666:session/s-1',
    kind: 'identity-based policy',
    explicit: true,
    policy_arn: null,
    authorization_id: null,
    encoded: false,
    change:
      'Except this request from the identity-based policy that denies it.',
    change_statement: null,
    preflight: null,
    preflight_error: null,
    ...differing
  };
}
