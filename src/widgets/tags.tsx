/** The session's tags, and the presets they can come from. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { addIcon, Button, deleteIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

import { Choice } from '../components/choice';
import { Remarks } from '../components/remarks';
import { TagTable } from '../components/tag-table';
import type { PresetsModel } from '../model/presets';
import type { BodyProps } from './body';
import { deletePreset, savePreset } from './dialogs';
import { useSnapshot } from './hooks';
import { problemInWords } from './tag-words';

export function TagsBody({ model, trans }: BodyProps): JSX.Element {
  const { tags, presets } = model;
  const rows = useSnapshot(tags.changed, () => tags.rows);
  const { value, error } = useSnapshot(presets.changed, () => presets.state);
  const hasTags = rows.some(row => row.key !== '');
  const isSound = rows.every(row => row.problem === null);
  return (
    <>
      <PresetChoice model={model} trans={trans} />
      <Remarks
        withCodes
        trans={trans}
        remarks={[...(value?.errors ?? []), ...(error ? [error] : [])]}
      />
      <TagTable
        rows={rows.map(row => ({
          ...row,
          problem: row.problem && problemInWords(row.problem, trans)
        }))}
        onEdit={(id, patch) => tags.edit(id, patch)}
        onRemove={id => tags.remove(id)}
        trans={trans}
      />
      <div className="jp-GluePanel-buttons">
        <Button small minimal onClick={() => tags.add()}>
          <addIcon.react tag={null} />
          {trans.__('Add tag')}
        </Button>
        <Button
          small
          minimal
          disabled={!hasTags || !isSound}
          onClick={() => void savePreset(model, trans)}
        >
          {trans.__('Save preset')}
        </Button>
      </div>
    </>
  );
}

function PresetChoice({ model, trans }: BodyProps): JSX.Element {
  const { selection, presets, tags } = model;
  const chosen = useSnapshot(selection.changed, () => selection.value);
  const { phase } = useSnapshot(presets.changed, () => presets.state);
  const current = presets.matching(chosen.tags ?? {});
  const hasTags = Object.keys(chosen.tags ?? {}).length > 0;
  return (
    <div className="jp-GluePanel-preset">
      <Choice
        label={trans.__('Tag preset')}
        value={current?.name ?? null}
        empty={hasTags ? trans.__('Own tags') : trans.__('Choose a preset…')}
        groups={groupsOf(presets, trans)}
        isDisabled={phase === 'loading' || presets.presets.length === 0}
        onChange={name => {
          const preset = name === null ? null : presets.named(name);
          if (preset) {
            tags.fill(preset.tags);
          }
        }}
      />
      {current && !current.locked && (
        <Button
          small
          minimal
          aria-label={trans.__('Delete preset')}
          title={trans.__('Delete preset %1', current.name)}
          onClick={() => void deletePreset(current.name, model, trans)}
        >
          <deleteIcon.react tag={null} />
        </Button>
      )}
    </div>
  );
}

function groupsOf({ presets }: PresetsModel, trans: TranslationBundle) {
  const of = (source: string): string[] =>
    presets
      .filter(preset => preset.source === source)
      .map(preset => preset.name);
  return [
    { name: trans.__("Administrator's"), values: of('administrator') },
    { name: trans.__('Yours'), values: of('user') }
  ].filter(({ values }) => values.length > 0);
}

export function TagsSummary({ model, trans }: BodyProps): JSX.Element {
  const { selection } = model;
  const { tags } = useSnapshot(selection.changed, () => selection.value);
  const text = Object.entries(tags ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
  return <span title={text}>{text || trans.__('none')}</span>;
}
