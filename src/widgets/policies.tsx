/** The two sheets about policies, put together when they are first looked at. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import * as React from 'react';

import '../../style/index.css';
import { gluePanelIcon } from '../icons';
import type { Lazy } from '../lazy';
import type { PolicyLint, PolicyLintRequest } from '../api/types';
import { knownOf, draftOf, PolicyKitModel } from '../model/policy-kit';
import { Resource } from '../model/resource';
import type { IGlueModel } from '../tokens';
import { LazyPanel } from './lazy-panel';
import { PolicyKitView } from './policy-kit';
import { PolicyLintView } from './policy-lint';

/** The places of both: opened where they are not, and brought to the front. */
export class PolicySheets {
  /** @param _area of the shell */
  constructor(
    private readonly _glue: Lazy<IGlueModel>,
    private readonly _shell: JupyterFrontEnd.IShell,
    private readonly _area: string,
    private readonly _trans: TranslationBundle
  ) {}

  openKit(): Promise<void> {
    const { _glue, _trans: trans } = this;
    return this._open(
      'jp-glue-policy-kit',
      trans.__('Set up accounts'),
      async () => createPolicyKit(await _glue.load(), trans)
    );
  }

  openLint(): Promise<void> {
    const { _glue, _trans: trans } = this;
    return this._open('jp-glue-policy-lint', trans.__('Policies'), async () =>
      createPolicyLint(await _glue.load(), trans)
    );
  }

  private async _open(
    id: string,
    label: string,
    make: () => Promise<ReactWidget>
  ): Promise<void> {
    const known = this._places.get(id);
    const isOpen = known && !known.isDisposed;
    const place = isOpen ? known : this._add(id, label, make);
    this._shell.activateById(id);
    (await place.content())?.node.focus();
  }

  private _add(
    id: string,
    label: string,
    make: () => Promise<ReactWidget>
  ): LazyPanel<ReactWidget> {
    const place = new LazyPanel(make, this._trans);
    place.id = id;
    Object.assign(place.title, { label, icon: gluePanelIcon, closable: true });
    this._places.set(id, place);
    this._shell.add(place, this._area);
    return place;
  }

  private readonly _places = new Map<string, LazyPanel<ReactWidget>>();
}

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
