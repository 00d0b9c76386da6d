/** The roles as a combobox lists them. */
import type { TranslationBundle } from '@jupyterlab/translation';

import type { RoleChoice, RoleSource } from '../api/types';
import { groupAccount } from '../format';
import type { ComboboxOption } from '../components/use-combobox';
import { parseRoleArn } from '../model/arns';

export interface RoleOption extends ComboboxOption {
  /** null: a role that was typed before. */
  readonly choice: RoleChoice | null;
  readonly roleArn: string;
}

/** Grouped by where they come from; a recent one that is also a choice is not repeated. */
export function roleOptions(
  choices: readonly RoleChoice[],
  recent: readonly string[],
  trans: TranslationBundle
): readonly RoleOption[] {
  const groups: Record<RoleSource, string> = {
    profile: trans.__('Profiles'),
    catalogue: trans.__('Catalogue'),
    saved: trans.__('Saved')
  };
  const known = new Set(choices.map(choice => choice.role_arn));
  const typed = recent.filter(arn => !known.has(arn));
  return [
    ...choices.map(choice => optionOf(choice, groups[choice.source])),
    ...typed.map(arn => recentOption(arn, trans.__('Recent')))
  ];
}

/** A profile goes by its role's name, as AWS's console shows it; other choices by the name they were given. */
function optionOf(choice: RoleChoice, group: string): RoleOption {
  const { id, name, role_arn, account, region, source } = choice;
  const role = parseRoleArn(role_arn)?.name ?? role_arn;
  const [label, other] = source === 'profile' ? [role, name] : [name, role];
  const parts = [other === label ? null : other, groupAccount(account), region];
  return {
    id,
    label,
    detail: parts.filter(Boolean).join(' · '),
    group,
    aliases: [role_arn, name],
    choice,
    roleArn: role_arn
  };
}

function recentOption(arn: string, group: string): RoleOption {
  const role = parseRoleArn(arn);
  return {
    id: arn,
    label: role?.name ?? arn,
    detail: role ? groupAccount(role.account) : '',
    group,
    aliases: [arn],
    choice: null,
    roleArn: arn
  };
}
