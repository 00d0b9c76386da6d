// Generated from jupyter_glue_panel/wire*.py by .ci/generate_types.py: edit that, then run this.

/**
 * Something true that the user should know, and that stops nothing.
 */
export interface Caution {
  code: string;
  message: string;
}

/**
 * The body of every answer that is not a success, and of one account's failure inside a list.
 *
 * code: stable, what clients compare · message, hint: sentences for people · aws_code, request_id: AWS's own ·
 * remedy: after a denial, what to send to an administrator, left out where AWS did not say enough.
 */
export interface Failure {
  code: string;
  message: string;
  hint: string;
  aws_code: string | null;
  request_id: string | null;
  remedy?: string;
}

/**
 * An estimate of what a session has cost so far, and of what it costs an hour while it lives.
 *
 * basis: what it was computed from, Glue's own figures where it gave some · is_upper_bound: it may be less, because
 * workers scale, a price is not certain, or Glue does not say whether it bills this state.
 */
export interface SessionCost {
  so_far: string;
  per_hour: string;
  currency: string;
  basis: CostBasis;
  is_upper_bound: boolean;
  rate_source: RateSource;
  rate_as_of: string | null;
}

/**
 * `GET identity`. Source: STS GetCallerIdentity and the AWS configuration.
 *
 * region is null where neither the configuration nor the environment names one. kernels_are_remote: a Jupyter gateway
 * runs the kernels, so that their AWS configuration is another machine's, and nothing here tells what they may do.
 */
export interface Identity {
  account: string;
  arn: string;
  user_id: string;
  partition: string;
  region: string | null;
  profile: string | null;
  kernels_are_remote: boolean;
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
 *
 * token_code: the six digits of an MFA device, for a profile that asks for them; kept nowhere.
 */
export interface AccessRequest {
  role_arn?: string | null;
  profile?: string | null;
  region?: string | null;
  token_code?: string | null;
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
 * arn: made from partition, Region, account and id, which Glue does not return · status: UNKNOWN, role_arn,
 * created_on: null where Glue leaves them out (age_seconds is 0 then) · access_role: the `?role=` that it
 * was found with, what stops it too; null for the user's own identity · auto_scaling: number_of_workers is a ceiling ·
 * age_seconds: by AWS's clock · execution_seconds, dpu_seconds: null until Glue fills them · tags: null where they
 * could not be read (tags_error says why) · owner: the kernel's tag, null where there is none or tags are not
 * readable · cost: null where its size or the Region's price is not known.
 */
export interface Session {
  id: string;
  arn: string;
  account: string;
  region: string;
  status: string;
  role_arn: string | null;
  created_on: string | null;
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
  owner: string | null;
  access_role: string | null;
  auto_scaling: boolean;
  age_seconds: number;
  cost: SessionCost | null;
}

/**
 * `POST sessions/{id}/stop`: through which role (an ARN or a role id, null for the caller's own) and where.
 */
export interface StopRequest {
  role?: string | null;
  region?: string | null;
}

/**
 * `POST sessions/{id}/stop`: the status right after; ask `GET sessions/{id}` until it is STOPPED.
 *
 * status: STOPPING too where Glue has accepted the stop, and would not say what became of it.
 */
export interface StoppedSession {
  id: string;
  status: string;
}

export type CheckResult = 'pass' | 'warn' | 'unknown' | 'fail';

/**
 * `POST network-check`: the connections in the order in which the session will name them.
 *
 * role: an ARN or a role id, null for the caller's own identity · number_of_workers: null for the kernel's default, 5.
 */
export interface NetworkCheckRequest {
  role?: string | null;
  region?: string | null;
  connections?: string[];
  number_of_workers?: number | null;
}

/**
 * One thing that was checked.
 *
 * code: stable, which check it is · title: what the check asks for · evidence: what was seen · fix: what to do about
 * it, empty where there is nothing to do · glue_message: what Glue itself would say minutes later, null where it would
 * say nothing of this · missing_permission: what would have told, for `unknown` only.
 */
export interface NetworkFinding {
  code: string;
  title: string;
  result: CheckResult;
  evidence: string;
  fix: string;
  glue_message: string | null;
  missing_permission: string | null;
}

/**
 * One connection's findings. result: the worst of them · subnet_id: null for a connection that carries none, or
 * that could not be read · vpc_id, availability_zone: the subnet's, null where EC2 would not say.
 */
export interface ConnectionNetwork {
  connection: string;
  subnet_id: string | null;
  vpc_id: string | null;
  availability_zone: string | null;
  result: CheckResult;
  findings: NetworkFinding[];
}

/**
 * `POST network-check`. Sources: Glue GetConnection, EC2's Describe… calls.
 *
 * result: the worst of general and of the connection that the session would use; of all of them where none is usable
 * · used: the first connection whose network Glue would find suitable, null where there is none · general: findings
 * about the connections together.
 */
export interface NetworkCheck {
  result: CheckResult;
  used: string | null;
  general: NetworkFinding[];
  connections: ConnectionNetwork[];
  as_of: string;
}

export type Verdict = 'allowed' | 'denied' | 'unknown';

export type VerdictSource =
  | 'simulation'
  | 'caller_simulation'
  | 'policies'
  | 'published'
  | 'none';

/**
 * The statement that decided. policy: its name, or ARN · kind: of policy, in AWS's words · index: its place in the
 * policy from 0, null where only the policy is known · sid: null where it has none, or is not known.
 */
export interface PolicyStatement {
  policy: string;
  kind: string;
  index: number | null;
  sid: string | null;
}

/**
 * May this be done? Advice: only AWS decides, when the session is created.
 *
 * code: stable: allowed, explicit_deny, implicit_deny, organization_deny, boundary_deny, published_allows,
 * published_denies, policies_unreadable, context_unknown, vpc_unknown, connection_not_found, nothing_readable · why:
 * one sentence · source: who said so · action: the one that is denied, or that can't be judged, null where all are
 * allowed · open_keys: condition keys that had a say, and that only the real request carries.
 */
export interface Judgement {
  verdict: Verdict;
  code: string;
  why: string;
  source: VerdictSource;
  action: string | null;
  statement: PolicyStatement | null;
  open_keys: string[];
}

/**
 * May a session be created with this connection alone? vpc_id: null where it has none, or EC2 would not say.
 */
export interface ConnectionJudgement {
  verdict: Verdict;
  code: string;
  why: string;
  source: VerdictSource;
  action: string | null;
  statement: PolicyStatement | null;
  open_keys: string[];
  connection: string;
  vpc_id: string | null;
}

/**
 * What would have told. resource: its ARN, or `*`.
 */
export interface MissingPermission {
  action: string;
  resource: string;
}

/**
 * `POST preflight` (a selection): may this session be created, and with which connection? The inherited fields
 * judge the selection as it stands: its connections together, its tags, and passing its runtime role.
 *
 * principal_arn: whom it speaks of · connections: every connection of the account, by name · no_connection: a session
 * without any · pass_role: null where no runtime role is picked · requires_vpc: null where that is not known ·
 * would_pass: names of connections with which the session may be created · pending: connections not judged yet, since
 * each network costs a simulation: post the same selection again until it is empty · not_covered: what this verdict
 * can't see · errors: what could not be listed, and why AWS would not judge what is pending · as_of: when this was put
 * together.
 */
export interface Preflight {
  verdict: Verdict;
  code: string;
  why: string;
  source: VerdictSource;
  action: string | null;
  statement: PolicyStatement | null;
  open_keys: string[];
  principal_arn: string;
  connections: ConnectionJudgement[];
  no_connection: Judgement;
  pass_role: Judgement | null;
  requires_vpc: boolean | null;
  would_pass: string[];
  pending: string[];
  not_covered: Caution[];
  missing_permissions: MissingPermission[];
  errors: Failure[];
  as_of: string;
}

/**
 * `POST denial`: text with AWS's refusal in it, a cell's output for example. selection: what was tried, for the
 * matching preflight; null for none.
 */
export interface DenialRequest {
  text: string;
  selection?: Selection | null;
}

/**
 * `POST denial`: who may not do what, and what to ask an administrator for.
 *
 * sentence: all of it in one · principal, action, resource, policy_arn, authorization_id: as AWS names them, null
 * where it does not · kind: of policy, in AWS's words · explicit: a statement denies it (false: none allows it) ·
 * encoded: the text carries a message that sts:DecodeAuthorizationMessage can open · change: what to ask for, in
 * words · change_statement: the policy statement that would do, null where adding one can't help · preflight_error:
 * why there is none, though a selection came along.
 */
export interface DenialExplained {
  sentence: string;
  principal: string | null;
  action: string | null;
  resource: string | null;
  kind: string | null;
  explicit: boolean | null;
  policy_arn: string | null;
  authorization_id: string | null;
  encoded: boolean;
  change: string | null;
  change_statement: Record<string, unknown> | null;
  preflight: Preflight | null;
  preflight_error: Failure | null;
}

export type PolicySeverity = 'error' | 'warning';

export type KitFormatName =
  | 'json'
  | 'cli'
  | 'cloudformation'
  | 'terraform'
  | 'panel';

export type KitSide = 'users' | 'sessions';

/**
 * `POST policy-lint`. policy: JSON text: a policy, a trust policy, several of them in a list or by name, or what
 * the AWS CLI prints for one · tags: a preset's, to see whether the policies ask for others; null asks nothing.
 */
export interface PolicyLintRequest {
  policy: string;
  tags?: Record<string, string> | null;
}

/**
 * A trap in a statement.
 *
 * severity: error for a statement that does not do what it seems to, warning for one that opens more than sessions
 * need · statement: its number in `policy`, from 1 · line: where it begins in the text, from 1; null where the text
 * does not tell · fix: what to do.
 */
export interface PolicyFinding {
  code: string;
  severity: PolicySeverity;
  policy: string;
  statement: number;
  sid: string | null;
  line: number | null;
  message: string;
  fix: string;
}

/**
 * `POST policy-lint`. policies, statements: how many were read.
 */
export interface PolicyLint {
  policies: number;
  statements: number;
  findings: PolicyFinding[];
}

/**
 * `POST policy-kit`: what an administrator decides.
 *
 * users_account: where people work · session_account: where sessions run · principals: ARNs of users and roles of the
 * users' account · runtime_role: name, with its path if any · vpc_ids, subnet_ids, security_group_ids: where sessions
 * may be, empty for anywhere · require_network: refuse sessions without a VPC · required_tags: keys that every session
 * must have, with the values allowed (none: any) · features: those of the panel to allow, null for all.
 */
export interface PolicyKitRequest {
  users_account: string;
  session_account: string;
  principals: string[];
  runtime_role: string;
  creation_role?: string;
  vpc_ids?: string[];
  subnet_ids?: string[];
  security_group_ids?: string[];
  require_network?: boolean;
  required_tags?: Record<string, string[]>;
  partition?: string;
  features?: string[] | null;
}

/**
 * A file, ready to be saved under its name beside the others of its format.
 */
export interface KitFile {
  name: string;
  content: string;
}

/**
 * The kit in one format. panel: what the panel itself needs; all others: the walk-through's four documents.
 */
export interface KitFormat {
  format: KitFormatName;
  files: KitFile[];
}

/**
 * A feature of the panel that needs permissions. side: the user's own, or the creation role's.
 */
export interface KitFeature {
  name: string;
  side: KitSide;
  purpose: string;
}

/**
 * `POST policy-kit`: every format at once, and the features that can be asked for.
 */
export interface PolicyKit {
  formats: KitFormat[];
  features: KitFeature[];
}

export type WorkerFamily = 'standard' | 'memory_optimized';

export type GlueGeneration = 'below_6' | 'from_6';

export type RateSource = 'settings' | 'price_list' | 'built_in';

/**
 * What an hour of one DPU (memory_optimized: of one M-DPU) costs in a Region.
 *
 * glue_versions: which ones it holds for · source: the administrator, AWS's Price List, or the package's own table ·
 * as_of: when that source was written, null for the administrator's · is_derived: not listed, but scaled from the
 * Region's DPU-hour in the proportions of us-east-1.
 */
export interface Rate {
  region: string;
  worker_family: WorkerFamily;
  glue_versions: GlueGeneration;
  amount: string;
  currency: string;
  source: RateSource;
  as_of: string | null;
  is_derived: boolean;
}

/**
 * `GET costs/rates`: a Region's prices, none where nobody knows them.
 *
 * price_list_error: why AWS's Price List could not be asked, null where it could.
 */
export interface Rates {
  region: string;
  rates: Rate[];
  price_list_error: Failure | null;
  as_of: string;
}

/**
 * What AWS charges at the least for `GET costs`, where nothing of it is kept. requests: so many; more where the
 * bill has several pages, or was told apart by the tag for a part of its time only.
 */
export interface BillPrice {
  requests: number;
  price: string;
  currency: string;
}

/**
 * `POST costs/estimate`: what a session with these settings would cost, without what tax and discounts do.
 *
 * units: DPUs, or M-DPUs for memory-optimized workers · per_hour: at full size · if_forgotten: from the last statement
 * until Glue ends the session by itself · minimum: what every session costs · rate, amounts, currency: null where no
 * price is known · region: null where none is chosen · is_upper_bound: it may turn out cheaper, assumptions say why ·
 * bill: what looking at the bill afterwards costs, whatever is started.
 */
export interface Estimate {
  region: string | null;
  worker_family: WorkerFamily;
  units: number;
  per_hour: string | null;
  if_forgotten: string | null;
  minimum: string | null;
  currency: string | null;
  forgotten_minutes: number;
  rate: Rate | null;
  is_upper_bound: boolean;
  assumptions: Caution[];
  bill: BillPrice;
}

export type CostBasis = 'dpu_seconds' | 'execution_seconds' | 'elapsed_seconds';

export type Granularity = 'daily' | 'monthly';

export type CostScope = 'glue' | 'sessions';

export type AllocationTagStatus =
  | 'active'
  | 'inactive'
  | 'unknown'
  | 'payer_account_only'
  | 'not_permitted'
  | 'failed';

/**
 * Whether bills can be told apart by a tag key. Source: Cost Explorer ListCostAllocationTags.
 *
 * status: unknown where billing has never seen the key; payer_account_only, not_permitted and failed where AWS would
 * not tell, error says why; beside active, error says why AWS would not confirm what it had accepted · updated_on:
 * when it was last made active or inactive · used_on: last seen on usage.
 */
export interface AllocationTag {
  key: string;
  status: AllocationTagStatus;
  updated_on: string | null;
  used_on: string | null;
  error: Failure | null;
}

/**
 * What one value of the tag cost. tag_value: null for usage without the tag, or with an empty one.
 */
export interface CostShare {
  tag_value: string | null;
  amount: string;
}

/**
 * A day or a month of the bill. end: exclusive · is_estimated: AWS may still change it · shares: only those that
 * cost something, by tag value, usage without the tag last.
 */
export interface CostPeriod {
  start: string;
  end: string;
  is_estimated: boolean;
  shares: CostShare[];
}

export type BackfillStatus = 'succeeded' | 'processing' | 'failed';

/**
 * A run of AWS's that gives past usage the tags that are active now. AWS allows one a day.
 */
export interface Backfill {
  start: string;
  status: BackfillStatus;
  requested_at: string;
  completed_at: string | null;
}

/**
 * `GET costs`: the bill by tag, before tax. Source: Cost Explorer GetCostAndUsage, UnblendedCost.
 *
 * end: exclusive · shares: the sums over all periods · currency: null where nothing was billed · account: whose bill
 * it is · asked_as: who was allowed to see it, an ARN or `profile:<name>`, null for the user's own identity ·
 * backfill: the last one, told where the tag was activated while the time ran · pages: how many requests it took,
 * those about tag and backfill among them · price: what AWS charges for these, in price_currency, and not again while
 * the answer is kept, since as_of · explanations: why it may be empty, late or partly untagged.
 */
export interface Costs {
  tag_key: string;
  scope: CostScope;
  granularity: Granularity;
  start: string;
  end: string;
  periods: CostPeriod[];
  shares: CostShare[];
  total: string;
  currency: string | null;
  account: string;
  asked_as: string | null;
  tag: AllocationTag;
  backfill: Backfill | null;
  explanations: Caution[];
  pages: number;
  price: string;
  price_currency: string;
  as_of: string;
}

/**
 * `POST costs/allocation-tags/{key}/activate`. role: with whose credentials, null for the user's own.
 */
export interface PayerBody {
  role?: string | null;
  region?: string | null;
}

/**
 * `POST costs/backfill`. start: the first of a month, at most twelve months back.
 */
export interface BackfillBody {
  start: string;
  role?: string | null;
  region?: string | null;
}

/**
 * Why one role in one Region has no part in a list. role: as asked, null for the user's own identity.
 */
export interface PlaceFailure {
  code: string;
  message: string;
  hint: string;
  aws_code: string | null;
  request_id: string | null;
  remedy?: string;
  role: string | null;
  region: string | null;
}

/**
 * Sessions that share a value of the tag that was asked to group by, and the currency of their cost.
 *
 * tag_value: null for sessions without the tag, and where nothing was to be grouped · tags_readable: False for the
 * sessions whose tags nobody could read · living: how many of them still run · per_hour: what those burn · so_far,
 * per_hour, currency: null for the sessions whose cost is not known.
 */
export interface SessionSum {
  tag_value: string | null;
  tags_readable: boolean;
  sessions: number;
  living: number;
  so_far: string | null;
  per_hour: string | null;
  currency: string | null;
}

/**
 * `GET sessions`: newest first, each session once, those that live before those that ended.
 *
 * totals: over all of them · groups: by the tag of `?group_by=`, empty without one · errors: why places could not
 * be listed, or some sessions of theirs not be described · tags_pending: for how many the tags are still being read,
 * for the first time or, where older ones are shown meanwhile, anew; ask again · as_of: when AWS answered, the oldest
 * of the answers, null where none came.
 */
export interface SessionList {
  sessions: Session[];
  totals: SessionSum[];
  groups: SessionSum[];
  errors: PlaceFailure[];
  tags_pending: number;
  as_of: string | null;
}

/**
 * `GET`, `PUT` and `DELETE sessions/{id}/tags`: the tags as Glue has them now.
 *
 * tags: null where they were changed and may not be read, tags_error says why · list_command, read_command: AWS CLI
 * lines, quoted for a POSIX shell, that list the sessions with these tags (the owner's left out) and read these tags.
 */
export interface SessionTags {
  id: string;
  arn: string;
  tags: Record<string, string> | null;
  tags_error: Failure | null;
  list_command: string;
  read_command: string;
}

/**
 * `PUT sessions/{id}/tags`: these are added or changed, the others stay.
 */
export interface SessionTagsBody {
  tags: Record<string, string>;
  role?: string | null;
  region?: string | null;
}

/**
 * A session that a kernel of this user's Jupyter was seen to work in.
 *
 * path: of the kernel's notebook, below the server's root · kernel_id: null once the kernel has let go of it · role,
 * region: where AWS is asked about it, role null for the user's own identity · is_kept: the user wants it to go on
 * without a kernel · server: which of the user's Jupyter servers the kernel is of, empty where that was not noted ·
 * is_elsewhere: another one that still runs, so that this one's kernels tell nothing about it.
 */
export interface StartedSession {
  id: string;
  path: string;
  kernel_id: string | null;
  role: string | null;
  region: string | null;
  is_kept: boolean;
  seen_at: string;
  server: string;
  is_elsewhere: boolean;
}

/**
 * `GET started-sessions`: the last seen first.
 */
export interface StartedSessions {
  sessions: StartedSession[];
  errors: Failure[];
}

/**
 * `PUT started-sessions/{id}`.
 */
export interface StartedSessionBody {
  path: string;
  kernel_id?: string | null;
  role?: string | null;
  region?: string | null;
  is_kept?: boolean;
}

export type DiscoveredKind = 'connections' | 'sessions';

/**
 * A Glue connection as GetConnections tells it. Its VPC is EC2's to tell: `GET connections` asks for it.
 *
 * subnet_id: null for a connection that gives a session no VPC.
 */
export interface DiscoveredConnection {
  name: string;
  type: string;
  subnet_id: string | null;
  availability_zone: string | null;
  security_group_ids: string[];
  status: string | null;
}

/**
 * A line of `GET discovery`: one list of what one role sees in one Region, in the order in which AWS answers.
 *
 * role, region: as asked (null: the user's own identity, the role's own Region) · account: null where nobody got in ·
 * kind: which of the two lists this is, the other is null · error: why there is none of them, or beside
 * sessions why some more could not be described · as_of: when AWS answered. Tags stand on the sessions of which they
 * are known already.
 */
export interface Discovered {
  role: string | null;
  region: string | null;
  account: string | null;
  kind: DiscoveredKind;
  connections: DiscoveredConnection[] | null;
  sessions: Session[] | null;
  error: Failure | null;
  as_of: string | null;
}

/**
 * `POST insertions`: the panel's cells were written, for the audit log.
 *
 * role: an ARN or a role id, null for the user's own identity · region: null for the role's own · notebook: its path.
 */
export interface Insertion {
  role?: string | null;
  region?: string | null;
  notebook?: string | null;
}
