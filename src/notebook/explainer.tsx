/** Explains AWS's refusals: in the notice of a run that failed, and at length in a dialog. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { GlueError } from '../api/request';
import type { DenialExplained, Selection } from '../api/types';
import { shortArns } from '../format';
import { DenialReport } from '../components/denial-report';
import { Notice as Picture } from '../components/notice';
import { waysOutSentence } from '../components/ways-out';
import type { IGlueModel, Notice } from '../tokens';
import { Refusal, refusalOf } from './refusal';
import type { StartResult } from './session-start';
import { outcomeNotice } from './telling';

/** Denied with these, the session is denied: the preflight has something to say to it. */
const OF_SESSIONS: readonly (string | null)[] = [
  'glue:CreateSession',
  'glue:TagResource',
  'iam:PassRole'
];

export class Explainer {
  constructor(
    private readonly _glue: Pick<IGlueModel, 'client' | 'selection'>,
    private readonly _trans: TranslationBundle
  ) {}

  /** What came of a run; of a refusal by AWS, what it means. */
  async outcome(result: StartResult): Promise<Notice> {
    const notice = outcomeNotice(result, this._trans);
    const refusal = result.state === 'failed' ? refusalOf(result.detail) : null;
    if (refusal === null) {
      return notice;
    }
    const hint = (await this._hint(refusal)) ?? notice.hint;
    const label = this._trans.__('Explain');
    const callback = (): void => void this.show(refusal);
    return { ...notice, hint, action: { label, callback } };
  }

  /** Explains at length. */
  async show(refusal: Refusal): Promise<void> {
    const trans = this._trans;
    await showDialog({
      title: trans.__('Why AWS said no'),
      body: new Explanation(() => this._explain(refusal), trans),
      buttons: [Dialog.okButton({ label: trans.__('Close') })]
    });
  }

  /** null where the server can't say more than AWS did. */
  private async _hint(refusal: Refusal): Promise<string | null> {
    try {
      const { sentence, preflight } = await this._explain(refusal);
      const way = preflight && waysOutSentence(preflight, this._trans);
      const short = shortArns(sentence);
      return way ? `${short} ${way}` : short;
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      return null;
    }
  }

  private _explain({ text, action }: Refusal): Promise<DenialExplained> {
    const { client, selection } = this._glue;
    const tried: Selection | null = OF_SESSIONS.includes(action)
      ? selection.value
      : null;
    return client.denial({ text, selection: tried });
  }
}

/** The dialog's body: asks, and shows what it is told. */
class Explanation extends ReactWidget {
  constructor(
    private readonly _ask: () => Promise<DenialExplained>,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-GluePanel-explanation');
    void this._load();
  }

  protected override render(): JSX.Element {
    const trans = this._trans;
    if (this._answer instanceof GlueError) {
      const { message, hint, code } = this._answer;
      return (
        <Picture
          kind="failed"
          {...{ message, hint, code, trans }}
          onRetry={() => void this._load()}
        />
      );
    }
    return this._answer ? (
      <DenialReport denial={this._answer} trans={trans} />
    ) : (
      <Picture
        kind="loading"
        message={trans.__('Asking what IAM would say…')}
        trans={trans}
      />
    );
  }

  private async _load(): Promise<void> {
    this._answer = null;
    this.update();
    try {
      this._answer = await this._ask();
    } catch (error) {
      if (!(error instanceof GlueError)) {
        throw error;
      }
      this._answer = error;
    }
    this.update();
  }

  private _answer: DenialExplained | GlueError | null = null;
}
