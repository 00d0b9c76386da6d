/** The two sheets about policies, put together when they are first looked at. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import * as React from 'react';

import '../../style/index.css';
import type { PolicyLint, PolicyLintRequest } from '../api/types';
import { knownOf, draftOf, PolicyKitModel } from '../model/policy-kit';
import { Resource } from '../model/resource';
import type { IGlueModel } from '../tokens';
import { PolicyKitView } from './policy-kit';
import { PolicyLintView } from './policy-lint';

/** "Set up accounts…", filled in with what the panel knows. */
export async function createPolicyKit(
  { client, selection }: IGlueModel,
  trans: TranslationBundle
): Promise<ReactWidget> {
  const draft = draftOf(await knownOf(client, selection.value));
  const model = new PolicyKitModel(client, draft);
  return sheet(<PolicyKitView model={model} trans={trans} />, model);
}

/** "Policies…". */
export async function createPolicyLint(
  { client, selection }: IGlueModel,
  trans: TranslationBundle
): Promise<ReactWidget> {
  const lint = new Resource<PolicyLintRequest, PolicyLint>(
    (request, { signal }) => client.policyLint(request, signal)
  );
  const view = <PolicyLintView {...{ lint, selection, trans }} />;
  return sheet(view, lint);
}

function sheet(view: JSX.Element, model: IDisposable): ReactWidget {
  const widget = ReactWidget.create(view);
  widget.addClass('jp-GluePanel-sheet');
  // a place that was asked for takes the focus
  widget.node.tabIndex = -1;
  widget.disposed.connect(() => model.dispose());
  return widget;
}
