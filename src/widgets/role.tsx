/** Which role, in which Region, and whether AWS lets us in. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

import type { RoleChoice, Selection } from '../api/types';
import { Combobox } from '../components/combobox';
import { Field } from '../components/field';
import { Remarks } from '../components/remarks';
import { parseRoleArn } from '../model/arns';
import { handedBy } from '../model/hand-over';
import type { PanelModel } from '../model/panel';
import { isRegion, REGIONS } from '../model/regions';
import { choiceOf, pickRole, typeRole } from '../model/roles';
import { AccessState } from './access';
import type { BodyProps } from './body';
import { saveRole } from './dialogs';
import { HandOver, needsInWords } from './hand-over';
import { useSnapshot } from './hooks';
import { MfaCode, MfaNote } from './mfa';
import { RoleOption, roleOptions } from './role-options';
import { VpcNeed } from './selection-verdict';

export function RoleBody({ model, trans }: BodyProps): JSX.Element {
  const { selection, roles, access } = model;
  const value = useSnapshot(selection.changed, () => selection.value);
  const { value: list, error } = useSnapshot(roles.changed, () => roles.state);
  const { isLoading, phase } = useSnapshot(access.changed, () => access.state);
  const choice = choiceOf(value, roles.choices);
  const isTyped = Boolean(list && value.role_arn && choice === null);
  const hasRole = Boolean(value.role_arn || value.profile);
  return (
    <>
      <RoleCombobox model={model} value={value} choice={choice} trans={trans} />
      <Field name={trans.__('Region')}>
        <RegionCombobox model={model} value={value} trans={trans} />
      </Field>
      <AccessState model={model} trans={trans} />
      <RemoteKernels model={model} trans={trans} />
      <MfaCode model={model} trans={trans} />
      {choice && <ChoiceNotes choice={choice} trans={trans} />}
      <VpcNeed model={model} trans={trans} />
      {hasRole && (
        <HandOver
          handed={handedBy(value, choice)}
          style={value.style ?? 'assume_role'}
          onChange={changed => selection.update(changed)}
          trans={trans}
        />
      )}
      <Remarks
        withCodes
        remarks={[...(list?.errors ?? []), ...(error ? [error] : [])]}
        trans={trans}
      />
      <div className="jp-GluePanel-buttons">
        <Button
          small
          className="jp-mod-styled"
          disabled={!hasRole || isLoading}
          onClick={() => void model.assume()}
        >
          {trans.__('Assume role')}
        </Button>
        {isTyped && phase === 'ready' && (
          <Button small minimal onClick={() => void saveRole(model, trans)}>
            {trans.__('Save role')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What the panel may do says nothing of kernels that run elsewhere. */
function RemoteKernels({ model, trans }: BodyProps): JSX.Element | null {
  const { identity } = model;
  const { value } = useSnapshot(identity.changed, () => identity.state);
  return value?.kernels_are_remote ? (
    <p className="jp-GluePanel-quiet">
      {trans.__(
        'Kernels run behind a gateway, with the AWS configuration of another machine: whether they may assume this role is not known here.'
      )}
    </p>
  ) : null;
}

interface PartProps {
  readonly model: PanelModel;
  readonly value: Selection;
  readonly trans: TranslationBundle;
}

function RoleCombobox(
  props: PartProps & { choice: RoleChoice | null }
): JSX.Element {
  const { model, value, choice, trans } = props;
  const { selection, roles, recent } = model;
  const typed = useSnapshot(recent.changed, () => recent.arns);
  const { isLoading } = useSnapshot(roles.changed, () => roles.state);
  const options = roleOptions(roles.choices, typed, trans);
  const shown = options.find(({ id }) => id === choice?.id);
  const before = { selection: value, choice };
  const pick = (roleArn: string, picked: RoleChoice | null): void =>
    selection.update(
      picked ? pickRole(picked, before) : typeRole(roleArn || null, before)
    );
  return (
    <Combobox<RoleOption>
      label={trans.__('Account role')}
      placeholder={trans.__('Pick a role, or paste its ARN')}
      value={shown?.label ?? value.role_arn ?? value.profile ?? ''}
      title={value.role_arn ?? undefined}
      options={options}
      onPick={option => pick(option.roleArn, option.choice)}
      onText={arn => {
        const known = roles.choices.find(({ role_arn }) => role_arn === arn);
        pick(arn, known ?? null);
      }}
      isText={text => parseRoleArn(text) !== null}
      noMatch={trans.__('No such role in the list. Its ARN can be typed.')}
      invalid={
        isLoading
          ? trans.__('Waiting for the list of roles…')
          : trans.__('Neither a role of the list nor the ARN of a role.')
      }
      more={count => trans.__('%1 more: type to filter.', count)}
    />
  );
}

function RegionCombobox({ model, value, trans }: PartProps): JSX.Element {
  const { selection, identity, access } = model;
  const me = useSnapshot(identity.changed, () => identity.state);
  const role = useSnapshot(access.changed, () => access.state);
  const usual = role.value?.region ?? me.value?.region;
  return (
    <Combobox
      label={trans.__('Region')}
      placeholder={usual ?? trans.__('Pick a Region')}
      value={value.region ?? ''}
      options={REGIONS.map(name => ({ id: name, label: name }))}
      onPick={({ label }) => selection.update({ region: label })}
      onText={text => selection.update({ region: text || null })}
      isText={isRegion}
      noMatch={trans.__('No such Region in the list. It can be typed.')}
      invalid={trans.__('That does not look like a Region, such as us-east-1.')}
      more={count => trans.__('%1 more: type to filter.', count)}
    />
  );
}

interface NotesProps {
  readonly choice: RoleChoice;
  readonly trans: TranslationBundle;
}

function ChoiceNotes({ choice, trans }: NotesProps): JSX.Element {
  const { profile } = choice;
  const why = trans.__(
    '%1 cannot give %2',
    '%%assume_role',
    needsInWords(choice.needs, trans)
  );
  return (
    <>
      {choice.description && (
        <p className="jp-GluePanel-quiet">{choice.description}</p>
      )}
      {choice.needs.length > 0 && (
        <p className={profile ? 'jp-GluePanel-quiet' : 'jp-GluePanel-caution'}>
          {profile
            ? trans.__('Goes by the AWS profile %1, as %2.', profile, why)
            : trans.__('Needs an AWS profile of its own, as %1.', why)}
        </p>
      )}
      <MfaNote needs={choice.needs} trans={trans} />
    </>
  );
}
