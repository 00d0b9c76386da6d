/** What an administrator decides about accounts, as it stands in a form, and the documents that it becomes. */
import { Debouncer } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import type { GlueClient } from '../api/client';
import type {
  Connection,
  Identity,
  PolicyKit,
  PolicyKitRequest,
  Selection
} from '../api/types';
import { nameOfArn } from '../format';
import { parseRoleArn } from './arns';
import { placeOf } from './place';
import { Resource } from './resource';

const REST_MS = 300;

/** The form: lists are lines or words of text. features: null for all. */
export interface KitDraft {
  readonly usersAccount: string;
  readonly sessionAccount: string;
  readonly principals: string;
  readonly creationRole: string;
  readonly runtimeRole: string;
  readonly vpcIds: string;
  readonly subnetIds: string;
  readonly securityGroupIds: string;
  readonly requiredTags: string;
  readonly requireNetwork: boolean;
  readonly partition: string;
  readonly features: readonly string[] | null;
}

/** What the panel knows: who the user is, what is picked, which tags are required. */
export interface Known {
  readonly identity: Identity | null;
  readonly selection: Selection;
  readonly connections: readonly Connection[];
  readonly requiredTagKeys: readonly string[];
}

export function draftOf(known: Known): KitDraft {
  const { identity, selection, connections, requiredTagKeys } = known;
  const role = parseRoleArn(selection.role_arn ?? '');
  const picked = connections.filter(({ name }) =>
    selection.connections?.includes(name)
  );
  const words = (ids: readonly (string | null)[]): string =>
    [...new Set(ids.filter(Boolean))].join(' ');
  return {
    usersAccount: identity?.account ?? '',
    sessionAccount: role?.account ?? '',
    principals: identity ? principalOf(identity) : '',
    creationRole: role?.name ?? 'GlueSessionCreationRole',
    runtimeRole: nameOfArn(selection.runtime_role_arn ?? ''),
    vpcIds: words(picked.map(({ vpc_id }) => vpc_id)),
    subnetIds: '',
    securityGroupIds: '',
    requiredTags: requiredTagKeys.join('\n'),
    requireNetwork: true,
    partition: identity?.partition ?? 'aws',
    features: null
  };
}

/** The IAM user or role behind an identity; nothing for an account's root. */
function principalOf({ arn, account, partition }: Identity): string {
  const role = /:assumed-role\/([^/]+)\//.exec(arn);
  if (role) {
    return `arn:${partition}:iam::${account}:role/${role[1]}`;
  }
  return arn.includes(':user/') ? arn : '';
}

export function requestOf(draft: KitDraft): PolicyKitRequest {
  return {
    users_account: draft.usersAccount.trim(),
    session_account: draft.sessionAccount.trim(),
    principals: wordsOf(draft.principals),
    creation_role: draft.creationRole.trim(),
    runtime_role: draft.runtimeRole.trim(),
    vpc_ids: wordsOf(draft.vpcIds),
    subnet_ids: wordsOf(draft.subnetIds),
    security_group_ids: wordsOf(draft.securityGroupIds),
    required_tags: Object.fromEntries(tagsOf(draft.requiredTags)),
    require_network: draft.requireNetwork,
    partition: draft.partition,
    features: draft.features === null ? null : [...draft.features]
  };
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** `billing=Data-Platform, Campaigns` a line; without values any is allowed. */
function tagsOf(text: string): [string, string[]][] {
  const lines = text.split('\n').filter(line => line.trim());
  return lines.map(line => {
    const [key, ...rest] = line.split('=');
    const values = rest.join('=').split(',');
    return [key.trim(), values.map(value => value.trim()).filter(Boolean)];
  });
}

/** The form and its documents, which follow it when it comes to rest. */
export class PolicyKitModel extends Resource<PolicyKitRequest, PolicyKit> {
  constructor(client: GlueClient, draft: KitDraft) {
    super((request, { signal }) => client.policyKit(request, signal), {
      survivesKeys: true
    });
    this._draft = draft;
    this._debouncer = new Debouncer(() => this.write(), REST_MS);
    if (isComplete(draft)) {
      void this.write();
    }
  }

  get draft(): KitDraft {
    return this._draft;
  }

  get draftChanged(): ISignal<PolicyKitModel, void> {
    return this._draftChanged;
  }

  /** Changes the form. Nothing is asked before all that is needed stands there. */
  update(patch: Partial<KitDraft>): void {
    this._draft = { ...this._draft, ...patch };
    this._draftChanged.emit();
    if (isComplete(this._draft)) {
      void this._debouncer.invoke();
    }
  }

  async write(): Promise<void> {
    await this.load(requestOf(this._draft));
  }

  override dispose(): void {
    this._debouncer.dispose();
    super.dispose();
  }

  private _draft: KitDraft;
  private readonly _draftChanged = new Signal<PolicyKitModel, void>(this);
  private readonly _debouncer: Debouncer;
}

/** Whether every field that has no default is filled. */
export function isComplete(draft: KitDraft): boolean {
  const { usersAccount, sessionAccount, principals, runtimeRole } = draft;
  return [usersAccount, sessionAccount, principals, runtimeRole].every(text =>
    text.trim()
  );
}

/** Asks for what is known; what can't be told is left out of the form. */
export async function knownOf(
  client: GlueClient,
  selection: Selection
): Promise<Known> {
  const [identity, connections, presets] = await Promise.allSettled([
    client.identity(),
    client.connections(placeOf(selection)),
    client.tagPresets()
  ]);
  return {
    identity: identity.status === 'fulfilled' ? identity.value : null,
    selection,
    connections:
      connections.status === 'fulfilled' ? connections.value.connections : [],
    requiredTagKeys:
      presets.status === 'fulfilled' ? presets.value.required_tag_keys : []
  };
}
