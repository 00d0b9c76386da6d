/** Asks back before a run that IAM would refuse. A verdict that is not there in time, or knows nothing, holds nobody up. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { GlueError } from '../api/request';
import type { Preflight } from '../api/types';
import { Why } from '../components/why';
import { questionOf } from '../model/verdicts';
import type { IGlueModel } from '../tokens';

/** How long a run waits for a verdict that nobody asked for before. */
const PATIENCE_MS = 2_000;

type Known = Pick<IGlueModel, 'client' | 'selection' | 'verdicts'>;

/** The verdict on what is picked: the panel's, or asked for now; null where there is none in time. */
export async function foresee(
  { client, selection, verdicts }: Known,
  patienceMs = PATIENCE_MS
): Promise<Preflight | null> {
  if (verdicts.current) {
    return verdicts.current;
  }
  const abort = new AbortController();
  const { signal } = abort;
  const timer = window.setTimeout(() => abort.abort(), patienceMs);
  try {
    return await client.preflight(questionOf(selection.value), { signal });
  } catch (error) {
    if (error instanceof GlueError || signal.aborted) {
      return null;
    }
    throw error;
  } finally {
    window.clearTimeout(timer);
  }
}

/** Whether to run: asks the user where IAM would refuse. */
export async function mayRun(
  glue: Known,
  trans: TranslationBundle
): Promise<boolean> {
  const preflight = await foresee(glue);
  if (preflight?.verdict !== 'denied') {
    return true;
  }
  const { button } = await showDialog({
    title: trans.__('IAM denies this session. Run anyway?'),
    body: ReactWidget.create(
      <Why
        judgement={preflight}
        preflight={preflight}
        onPick={null}
        trans={trans}
      />
    ),
    defaultButton: 0,
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Run anyway') })
    ]
  });
  return button.accept;
}
