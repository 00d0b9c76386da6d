/** The form of "Set up accounts…". */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { KitFeature } from '../api/types';
import type { KitDraft } from '../model/policy-kit';

type TextName = {
  [K in keyof KitDraft]: KitDraft[K] extends string ? K : never;
}[keyof KitDraft];

interface Entry {
  readonly name: TextName;
  readonly label: string;
  readonly example: string;
  /** What belongs there, where the label does not say it all. */
  readonly help?: string;
  readonly isLong?: boolean;
}

interface FormProps {
  readonly draft: KitDraft;
  readonly onChange: (patch: Partial<KitDraft>) => void;
  readonly trans: TranslationBundle;
}

export function KitForm({ draft, onChange, trans }: FormProps): JSX.Element {
  return (
    <form
      aria-label={trans.__('Accounts')}
      onSubmit={event => event.preventDefault()}
    >
      {entriesOf(trans).map(entry => (
        <TextEntry
          key={entry.name}
          entry={entry}
          value={draft[entry.name]}
          onChange={value => onChange({ [entry.name]: value })}
        />
      ))}
      <label className="jp-GluePanel-check">
        <input
          type="checkbox"
          checked={draft.requireNetwork}
          onChange={event => onChange({ requireNetwork: event.target.checked })}
        />
        {trans.__('Refuse sessions without a VPC')}
      </label>
    </form>
  );
}

function entriesOf(trans: TranslationBundle): readonly Entry[] {
  return [
    {
      name: 'usersAccount',
      label: trans.__('Account where people work'),
      example: '111122223333'
    },
    {
      name: 'sessionAccount',
      label: trans.__('Account where sessions run'),
      example: '444455556666'
    },
    {
      name: 'principals',
      label: trans.__('Who starts sessions'),
      example: 'arn:aws:iam::111122223333:user/ISBlogUser',
      help: trans.__('ARNs of users and roles, one a line'),
      isLong: true
    },
    {
      name: 'creationRole',
      label: trans.__('Role that they assume'),
      example: 'GlueSessionCreationRole'
    },
    {
      name: 'runtimeRole',
      label: trans.__('Runtime role'),
      example: 'AWSGlueServiceRole-blog'
    },
    {
      name: 'vpcIds',
      label: trans.__('VPCs'),
      example: 'vpc-0a1b2c3d4e5f60718',
      help: trans.__('Empty for any')
    },
    {
      name: 'subnetIds',
      label: trans.__('Subnets'),
      example: 'subnet-0a1b2c3d4e5f60718',
      help: trans.__('Empty for any')
    },
    {
      name: 'securityGroupIds',
      label: trans.__('Security groups'),
      example: 'sg-0a1b2c3d4e5f60718',
      help: trans.__('Empty for any')
    },
    {
      name: 'requiredTags',
      label: trans.__('Required tags'),
      example: 'billing=Data-Platform, Campaigns',
      help: trans.__('A key a line, and the values that are allowed'),
      isLong: true
    }
  ];
}

interface TextEntryProps {
  readonly entry: Entry;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextEntry({ entry, value, onChange }: TextEntryProps): JSX.Element {
  const id = React.useId();
  const { label, example, help, isLong } = entry;
  const attributes = {
    id,
    className: 'jp-mod-styled',
    'aria-describedby': help ? `${id}-help` : undefined,
    autoComplete: 'off',
    spellCheck: false,
    placeholder: example,
    value
  };
  return (
    <div className="jp-GluePanel-entry">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea
          {...attributes}
          rows={2}
          onChange={event => onChange(event.target.value)}
        />
      ) : (
        <input
          {...attributes}
          type="text"
          onChange={event => onChange(event.target.value)}
        />
      )}
      {help && <small id={`${id}-help`}>{help}</small>}
    </div>
  );
}

interface FeaturesProps {
  readonly features: readonly KitFeature[];
  /** null: all. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[]) => void;
  readonly trans: TranslationBundle;
}

/** What the panel may do, feature by feature. */
export function KitFeatures(props: FeaturesProps): JSX.Element {
  const { features, chosen, onChange, trans } = props;
  const all = features.map(({ name }) => name);
  const isChosen = (name: string): boolean => chosen?.includes(name) ?? true;
  const toggle = (name: string, isOn: boolean): void =>
    onChange(all.filter(each => (each === name ? isOn : isChosen(each))));
  return (
    <fieldset className="jp-GluePanel-features">
      <legend>{trans.__('The panel may')}</legend>
      {features.map(({ name, purpose }) => (
        <label key={name} className="jp-GluePanel-check">
          <input
            type="checkbox"
            checked={isChosen(name)}
            onChange={event => toggle(name, event.target.checked)}
          />
          {purpose}
        </label>
      ))}
    </fieldset>
  );
}
