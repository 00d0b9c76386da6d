// Generated from jupyter_glue_panel/wire.py by .ci/generate_types.py: edit that, then run this.

/**
 * The body of every answer that is not a success, and of one account's failure inside a list.
 *
 * code: stable, what clients compare · message, hint: sentences for people · aws_code, request_id: AWS's own.
 */
export interface Failure {
  code: string;
  message: string;
  hint: string;
  aws_code: string | null;
  request_id: string | null;
}

/**
 * `GET identity`. Source: STS GetCallerIdentity and the AWS configuration.
 *
 * region is null where neither the configuration nor the environment names one.
 */
export interface Identity {
  account: string;
  arn: string;
  user_id: string;
  partition: string;
  region: string | null;
  profile: string | null;
}

export type RoleSource = 'profile' | 'catalogue' | 'saved';

export type RoleNeed = 'external_id' | 'mfa' | 'longer_session';

export type Style = 'assume_role' | 'profile' | 'configure';

/**
 * One role a user may pick.
 *
 * id: `<source>:<name>`, what `?role=` takes beside a plain ARN · profile: the AWS profile that assumes it
 * (source `profile` only) · needs: what `%%assume_role` cannot give it, so that it works by profile only ·
 * requires_vpc, allowed_vpc_ids: rules that the administrator published, null where nothing was said.
 */
export interface RoleChoice {
  id: string;
  name: string;
  role_arn: string;
  account: string;
  source: RoleSource;
  region: string | null;
  profile: string | null;
  needs: RoleNeed[];
  description: string;
  requires_vpc: boolean | null;
  allowed_vpc_ids: string[] | null;
}

/**
 * `GET roles`.
 */
export interface Roles {
  roles: RoleChoice[];
  errors: Failure[];
}

/**
 * `PUT roles/{name}`: a role of the user's own.
 */
export interface SavedRole {
  role_arn: string;
  region?: string | null;
}

/**
 * `POST access`: exactly one of role_arn and profile; region falls back to the configured one.
 */
export interface AccessRequest {
  role_arn?: string | null;
  profile?: string | null;
  region?: string | null;
}

/**
 * What the panel's own credentials for a role turned out to be. Source: STS AssumeRole, GetCallerIdentity.
 *
 * expires_at: when the current credentials end, null for ones that do not · renews: the server renews them by itself.
 */
export interface Access {
  account: string;
  role_arn: string | null;
  assumed_arn: string;
  region: string;
  profile: string | null;
  expires_at: string | null;
  renews: boolean;
}

/**
 * A Glue connection that carries a subnet. Source: Glue GetConnections, EC2 DescribeSubnets.
 *
 * vpc_id, cidr_block: null where EC2 would not say (the errors beside it tell why) · availability_zone: the subnet's,
 * else the connection's · refusal: why the kernel can't be given this name, null where it can.
 */
export interface Connection {
  name: string;
  type: string;
  subnet_id: string;
  vpc_id: string | null;
  cidr_block: string | null;
  availability_zone: string | null;
  security_group_ids: string[];
  status: string | null;
  description: string;
  refusal: Failure | null;
}

/**
 * A Glue connection without a subnet: it gives a session no VPC.
 */
export interface ConnectionWithoutNetwork {
  name: string;
  type: string;
}

/**
 * `GET connections`, sorted by name. as_of: when AWS answered.
 */
export interface Connections {
  connections: Connection[];
  without_network: ConnectionWithoutNetwork[];
  errors: Failure[];
  as_of: string;
}

/**
 * A role that Glue may assume to run a session's code. Source: IAM ListRoles, trust policy.
 */
export interface RuntimeRole {
  name: string;
  arn: string;
  description: string;
}

/**
 * `GET runtime-roles`, sorted by name.
 */
export interface RuntimeRoles {
  roles: RuntimeRole[];
  errors: Failure[];
  as_of: string;
}

export type PresetSource = 'administrator' | 'user';

/**
 * A named set of session tags. locked: not the user's to change.
 */
export interface TagPreset {
  name: string;
  tags: Record<string, string>;
  source: PresetSource;
  locked: boolean;
}

/**
 * `GET tag-presets`. required_tag_keys: keys that the administrator wants on every session.
 */
export interface TagPresets {
  presets: TagPreset[];
  required_tag_keys: string[];
  errors: Failure[];
}

/**
 * `PUT tag-presets/{name}`.
 */
export interface TagPresetBody {
  tags: Record<string, string>;
}

/**
 * What the user picked: the one object that the panel, the cells, the preflight and the passport speak of.
 *
 * Every field may be left out. null means "leave it to the kernel's own default".
 */
export interface Selection {
  role_arn?: string | null;
  profile?: string | null;
  region?: string | null;
  tags?: Record<string, string>;
  connections?: string[];
  runtime_role_arn?: string | null;
  glue_version?: string | null;
  worker_type?: string | null;
  number_of_workers?: number | null;
  idle_timeout_minutes?: number | null;
  timeout_minutes?: number | null;
  session_id_prefix?: string | null;
  style?: Style;
}

export type Part = 'role' | 'tags' | 'settings' | 'start';

/**
 * One cell in the kernel's dialect. part: which of the panel's cells it is.
 */
export interface Cell {
  part: Part;
  source: string;
}

/**
 * Something true that the user should know, and that stops nothing.
 */
export interface Caution {
  code: string;
  message: string;
}

/**
 * `POST cells`: in the order in which they stand and run.
 */
export interface Cells {
  cells: Cell[];
  warnings: Caution[];
}

/**
 * A code cell as it stands in a notebook. metadata: the cell's own, of which only `glue_panel` is read.
 */
export interface NotebookCell {
  source: string;
  metadata?: Record<string, unknown>;
}

/**
 * `POST selection`: the notebook's code cells, in order.
 */
export interface Notebook {
  cells: NotebookCell[];
}

/**
 * A one-click repair: the finding's cell is replaced by cells with these sources (none removes it).
 */
export interface Fix {
  label: string;
  sources: string[];
}

/**
 * Something in a notebook's cells that does not do what it looks like. cell: index into the request's cells.
 */
export interface Finding {
  code: string;
  cell: number;
  message: string;
  fix: Fix | null;
}

/**
 * `POST selection`: what the notebook's cells would ask for, and what is wrong with them.
 */
export interface Reading {
  selection: Selection;
  findings: Finding[];
}

/**
 * One interactive session. Source: Glue GetSession, GetTags.
 *
 * arn: made from partition, Region, account and id, which Glue does not return · tags: null where they could not be
 * read (tags_error says why) · execution_seconds, dpu_seconds: null until Glue fills them.
 */
export interface Session {
  id: string;
  arn: string;
  account: string;
  region: string;
  status: string;
  role_arn: string;
  created_on: string;
  completed_on: string | null;
  error_message: string | null;
  connections: string[];
  glue_version: string | null;
  worker_type: string | null;
  number_of_workers: number | null;
  max_capacity: number | null;
  idle_timeout_minutes: number | null;
  execution_seconds: number | null;
  dpu_seconds: number | null;
  progress: number | null;
  tags: Record<string, string> | null;
  tags_error: Failure | null;
}
