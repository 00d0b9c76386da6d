/** "Set up accounts…": what an administrator decides, and the documents that it becomes. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { KitFormatName, PolicyKit } from '../api/types';
import { DocumentFile } from '../components/document-file';
import { Tabs } from '../components/tabs';
import { isComplete, PolicyKitModel } from '../model/policy-kit';
import { useSnapshot } from './hooks';
import { Picture } from './picture';
import { KitFeatures, KitForm } from './policy-kit-form';

interface Props {
  readonly model: PolicyKitModel;
  readonly trans: TranslationBundle;
}

export function PolicyKitView({ model, trans }: Props): JSX.Element {
  const draft = useSnapshot(model.draftChanged, () => model.draft);
  const state = useSnapshot(model.changed, () => model.state);
  // documents of an older form beside a refusal of this one would be taken for this one's
  const shown = state.error
    ? { ...state, phase: 'failed' as const, value: null }
    : state;
  return (
    <>
      <h2>{trans.__('Set up accounts')}</h2>
      <p className="jp-GluePanel-quiet">
        {trans.__(
          'Policies that let people of one account start Glue sessions in another, inside its VPC. Nothing is sent to AWS: an administrator puts them in place.'
        )}
      </p>
      <div className="jp-GluePanel-kit">
        <KitForm
          draft={draft}
          onChange={patch => model.update(patch)}
          trans={trans}
        />
        <section aria-label={trans.__('Documents')}>
          {isComplete(draft) ? (
            <Picture
              state={shown}
              doing={trans.__('Writing the documents…')}
              idle={null}
              trans={trans}
            >
              {kit => <Documents kit={kit} model={model} trans={trans} />}
            </Picture>
          ) : (
            <p className="jp-GluePanel-quiet">
              {trans.__(
                'Fill in both accounts, who starts sessions, and the runtime role: the documents appear here.'
              )}
            </p>
          )}
        </section>
      </div>
    </>
  );
}

interface DocumentsProps extends Props {
  readonly kit: PolicyKit;
}

function Documents({ kit, model, trans }: DocumentsProps): JSX.Element {
  const { features } = useSnapshot(model.draftChanged, () => model.draft);
  const names: Record<KitFormatName, string> = {
    json: trans.__('JSON'),
    cli: trans.__('AWS CLI'),
    cloudformation: trans.__('CloudFormation'),
    terraform: trans.__('Terraform'),
    panel: trans.__("The panel's own")
  };
  const tabs = kit.formats.map(({ format }) => ({
    id: format,
    label: names[format]
  }));
  return (
    <Tabs label={trans.__('Format')} tabs={tabs}>
      {chosen => (
        <>
          {chosen === 'panel' && (
            <KitFeatures
              features={kit.features}
              chosen={features}
              onChange={next => model.update({ features: next })}
              trans={trans}
            />
          )}
          {kit.formats
            .find(({ format }) => format === chosen)
            ?.files.map(file => (
              <DocumentFile key={file.name} {...file} trans={trans} />
            ))}
        </>
      )}
    </Tabs>
  );
}
