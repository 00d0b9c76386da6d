/** Tags, a row each: key, value, and a button that takes the row away. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, closeIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { TextInput } from './inputs';

export interface TagTableRow {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly isRequired: boolean;
  /** A sentence; null where nothing is wrong. */
  readonly problem: string | null;
}

interface Props {
  readonly rows: readonly TagTableRow[];
  readonly onEdit: (
    id: number,
    patch: { key?: string; value?: string }
  ) => void;
  readonly onRemove: (id: number) => void;
  readonly trans: TranslationBundle;
}

export function TagTable({ rows, ...actions }: Props): JSX.Element {
  return (
    <ul className="jp-GluePanel-tags">
      {rows.map((row, index) => (
        <Row key={row.id} row={row} number={index + 1} {...actions} />
      ))}
    </ul>
  );
}

interface RowProps extends Omit<Props, 'rows'> {
  readonly row: TagTableRow;
  readonly number: number;
}

function Row(props: RowProps): JSX.Element {
  const { row, number, onEdit, trans } = props;
  const problemId = React.useId();
  const isInvalid = row.problem !== null;
  const describedBy = isInvalid ? problemId : undefined;
  return (
    <li>
      <div className="jp-GluePanel-tag" data-required={row.isRequired}>
        <TextInput
          label={trans.__('Tag key %1', number)}
          placeholder={trans.__('key')}
          value={row.key}
          isReadOnly={row.isRequired}
          isInvalid={isInvalid}
          describedBy={describedBy}
          onChange={key => onEdit(row.id, { key })}
        />
        <TextInput
          label={trans.__('Tag value %1', number)}
          placeholder={
            row.isRequired ? trans.__('required') : trans.__('value')
          }
          value={row.value}
          isInvalid={isInvalid}
          describedBy={describedBy}
          onChange={value => onEdit(row.id, { value })}
        />
        <RemoveButton {...props} />
      </div>
      {isInvalid && (
        <p id={problemId} className="jp-GluePanel-problem">
          {row.problem}
        </p>
      )}
    </li>
  );
}

function RemoveButton({ row, number, onRemove, trans }: RowProps): JSX.Element {
  if (row.isRequired) {
    return (
      <span
        className="jp-GluePanel-required"
        title={trans.__('Every session must carry this tag.')}
      >
        *
      </span>
    );
  }
  return (
    <Button
      minimal
      small
      aria-label={trans.__('Remove tag %1', row.key || number)}
      onClick={() => onRemove(row.id)}
    >
      <closeIcon.react tag={null} />
    </Button>
  );
}
