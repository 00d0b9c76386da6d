/** The role that runs the session's code. */
import * as React from 'react';

import { Combobox } from '../components/combobox';
import { Field } from '../components/field';
import { Remarks } from '../components/remarks';
import { parseRoleArn } from '../model/arns';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { Picture } from './picture';

export function RuntimeRole(props: BodyProps): JSX.Element {
  const { model, trans } = props;
  const { runtimeRoles } = model;
  const state = useSnapshot(runtimeRoles.changed, () => runtimeRoles.state);
  const isEmpty = state.value?.roles.length === 0;
  return (
    <>
      <Field name={trans.__('Runtime role')}>
        <RuntimeRoleCombobox {...props} />
      </Field>
      <Picture
        state={state}
        doing={trans.__('Listing the roles that Glue may assume…')}
        idle={null}
        empty={
          isEmpty
            ? {
                message: trans.__('No role of this account trusts Glue.'),
                hint: trans.__('The ARN of one can be typed all the same.')
              }
            : null
        }
        onRetry={() => void runtimeRoles.reload()}
        onCancel={() => runtimeRoles.cancel()}
        trans={trans}
      >
        {({ errors }) => <Remarks withCodes remarks={errors} trans={trans} />}
      </Picture>
    </>
  );
}

function RuntimeRoleCombobox({ model, trans }: BodyProps): JSX.Element {
  const { selection, runtimeRoles } = model;
  const { runtime_role_arn: arn } = useSnapshot(
    selection.changed,
    () => selection.value
  );
  const { value, isLoading } = useSnapshot(
    runtimeRoles.changed,
    () => runtimeRoles.state
  );
  const roles = value?.roles ?? [];
  const name = roles.find(role => role.arn === arn)?.name;
  const setArn = (text: string): void =>
    selection.update({ runtime_role_arn: text || null });
  return (
    <>
      <Combobox
        label={trans.__('Runtime role')}
        placeholder={trans.__('Name or ARN')}
        value={name ?? arn ?? ''}
        title={arn ?? undefined}
        options={roles.map(role => ({
          id: role.arn,
          label: role.name,
          detail: role.description,
          aliases: [role.arn]
        }))}
        onPick={({ id }) => setArn(id)}
        onText={setArn}
        isText={text => parseRoleArn(text) !== null}
        noMatch={trans.__('No such role that Glue may assume.')}
        invalid={
          isLoading
            ? trans.__('Waiting for the list of roles…')
            : trans.__('Neither a role of the list nor the ARN of a role.')
        }
        more={count => trans.__('%1 more: type to filter.', count)}
      />
      {arn && value && !name && (
        <p className="jp-GluePanel-quiet">
          {trans.__('Not among the roles that Glue may assume here.')}
        </p>
      )}
    </>
  );
}
