/** Where else sessions are looked for, and with which tags: what Glue itself is asked. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Combobox } from '../components/combobox';
import type { ComboboxOption } from '../components/use-combobox';
import { nameOfArn } from '../format';
import { parseRoleArn } from '../model/arns';
import { isRegion, REGIONS } from '../model/regions';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { roleOptions } from './role-options';

const TAG = /^[^=]{1,128}=.{1,256}$/s;

export function SessionScopeFields(props: BodyProps): JSX.Element {
  const { model, trans } = props;
  const { list } = model.sessions;
  const { roles, regions, tags } = useSnapshot(list.changed, () => list.scope);
  const chips = [
    ...Object.entries(tags).map(([key, value]) => ({
      id: `tag ${key}`,
      label: `${key}=${value}`,
      remove: () => list.widen({ tags: without(tags, key) })
    })),
    ...roles.map(role => ({
      id: `role ${role}`,
      label: nameOfArn(role),
      remove: () => list.widen({ roles: roles.filter(one => one !== role) })
    })),
    ...regions.map(region => ({
      id: `region ${region}`,
      label: region,
      remove: () => list.widen({ regions: regions.filter(r => r !== region) })
    }))
  ];
  return (
    <>
      <Chips chips={chips} trans={trans} />
      <details className="jp-GluePanel-scope">
        <summary>{trans.__('Tags, other roles and Regions')}</summary>
        <TagField {...props} />
        <RoleField {...props} />
        <RegionField {...props} />
      </details>
    </>
  );
}

/** Only sessions with this tag: Glue leaves out the others. */
function TagField({ model, trans }: BodyProps): JSX.Element {
  const { list } = model.sessions;
  const { value } = useSnapshot(list.changed, () => list.state);
  const options = React.useMemo(() => tagOptions(value?.sessions), [value]);
  const add = (text: string): void => {
    const [, key, tag] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (key !== undefined) {
      list.widen({ tags: { ...list.scope.tags, [key]: tag } });
    }
  };
  return (
    <Combobox
      label={trans.__('Only with tag')}
      placeholder={trans.__('Only with tag, key=value')}
      value=""
      options={options}
      onPick={({ label }) => add(label)}
      onText={add}
      isText={text => TAG.test(text)}
      noMatch={trans.__('Press Enter to ask Glue for this tag.')}
      more={count => trans.__('%1 more: type to filter', count)}
      invalid={trans.__('Write key=value. Neither side may be left out.')}
    />
  );
}

function RoleField({ model, trans }: BodyProps): JSX.Element {
  const { list } = model.sessions;
  const { roles, recent } = model;
  const { value } = useSnapshot(roles.changed, () => roles.state);
  const arns = useSnapshot(recent.changed, () => recent.arns);
  const options = React.useMemo(
    () => roleOptions(value?.roles ?? [], arns, trans),
    [value, arns, trans]
  );
  const add = (role: string): void => {
    if (role !== '') {
      list.widen({ roles: [...new Set([...list.scope.roles, role])] });
    }
  };
  return (
    <Combobox
      label={trans.__('Also through role')}
      placeholder={trans.__('Also through role')}
      value=""
      options={options}
      onPick={({ id }) => add(id)}
      onText={add}
      isText={text => parseRoleArn(text) !== null}
      noMatch={trans.__('No role of yours. Paste its ARN.')}
      more={count => trans.__('%1 more: type to filter', count)}
      invalid={trans.__("This is not a role's ARN.")}
    />
  );
}

function RegionField({ model, trans }: BodyProps): JSX.Element {
  const { list } = model.sessions;
  const add = (region: string): void => {
    if (region !== '') {
      list.widen({ regions: [...new Set([...list.scope.regions, region])] });
    }
  };
  return (
    <Combobox
      label={trans.__('Also in Region')}
      placeholder={trans.__('Also in Region')}
      value=""
      options={REGIONS.map(name => ({ id: name, label: name }))}
      onPick={({ id }) => add(id)}
      onText={add}
      isText={isRegion}
      noMatch={trans.__('Not a Region that is known here.')}
      more={count => trans.__('%1 more: type to filter', count)}
      invalid={trans.__('This is not a Region.')}
    />
  );
}

interface Chip {
  readonly id: string;
  readonly label: string;
  readonly remove: () => void;
}

function Chips({
  chips,
  trans
}: {
  chips: readonly Chip[];
  trans: TranslationBundle;
}): JSX.Element | null {
  if (chips.length === 0) {
    return null;
  }
  return (
    <ul className="jp-GluePanel-chips" aria-label={trans.__('Asked of Glue')}>
      {chips.map(({ id, label, remove }) => (
        <li key={id} title={label}>
          <span>{label}</span>
          <Button
            minimal
            small
            aria-label={trans.__('Remove %1', label)}
            onClick={remove}
          >
            <closeIcon.react tag={null} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

type Tagged = readonly { readonly tags: Record<string, string> | null }[];

/** The tags that are in sight. */
function tagOptions(sessions: Tagged = []): ComboboxOption[] {
  const texts = sessions.flatMap(({ tags }) =>
    Object.entries(tags ?? {})
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key}=${value}`)
  );
  return [...new Set(texts)].sort().map(text => ({ id: text, label: text }));
}

function without(
  tags: Readonly<Record<string, string>>,
  key: string
): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([k]) => k !== key));
}
