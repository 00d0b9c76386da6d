/** What the session is made of: runtime role, version, workers, idle time-out. */
import * as React from 'react';

import { Choice } from '../components/choice';
import { Field } from '../components/field';
import { NumberInput } from '../components/inputs';
import { GLUE_VERSIONS, WORKER_TYPES } from '../model/capacity';
import type { BodyProps } from './body';
import { useSnapshot } from './hooks';
import { PriceLine } from './price';
import { RuntimeRole } from './runtime-role';

export function SessionBody({ model, trans }: BodyProps): JSX.Element {
  const { selection } = model;
  const value = useSnapshot(selection.changed, () => selection.value);
  const byKernel = trans.__("kernel's default");
  return (
    <>
      <RuntimeRole model={model} trans={trans} />
      <Field name={trans.__('Glue version')}>
        <Choice
          label={trans.__('Glue version')}
          value={value.glue_version ?? null}
          empty={byKernel}
          groups={[{ name: '', values: GLUE_VERSIONS }]}
          onChange={glue_version => selection.update({ glue_version })}
        />
      </Field>
      <Field name={trans.__('Worker type')}>
        <Choice
          label={trans.__('Worker type')}
          value={value.worker_type ?? null}
          empty={byKernel}
          groups={[{ name: '', values: WORKER_TYPES }]}
          onChange={worker_type => selection.update({ worker_type })}
        />
      </Field>
      <Field name={trans.__('Workers')}>
        <NumberInput
          label={trans.__('Number of workers')}
          value={value.number_of_workers ?? null}
          placeholder={byKernel}
          onChange={number_of_workers =>
            selection.update({ number_of_workers })
          }
        />
      </Field>
      <Field name={trans.__('Idle timeout')} unit={trans.__('minutes')}>
        <NumberInput
          label={trans.__('Idle timeout (minutes)')}
          value={value.idle_timeout_minutes ?? null}
          placeholder={byKernel}
          onChange={idle_timeout_minutes =>
            selection.update({ idle_timeout_minutes })
          }
        />
      </Field>
      <PriceLine model={model} trans={trans} />
    </>
  );
}

export function SessionSummary({ model, trans }: BodyProps): JSX.Element {
  const { selection } = model;
  const value = useSnapshot(selection.changed, () => selection.value);
  const { glue_version, worker_type, number_of_workers } = value;
  const { idle_timeout_minutes: idle } = value;
  const workers = [worker_type, number_of_workers].filter(Boolean).join(' × ');
  const parts = [
    glue_version,
    workers,
    typeof idle === 'number' ? trans.__('%1 min', idle) : null
  ];
  const text = parts.filter(Boolean).join(' · ');
  return <span title={text}>{text}</span>;
}
