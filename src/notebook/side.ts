/** Puts the notebook's side together; loaded with the first Glue notebook, or the first command. */
import type { ISessionContextDialogs } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ITranslator } from '@jupyterlab/translation';

import '../../style/index.css';
import type { Place } from '../api/client';
import { placeOf } from '../model/place';
import { IGlueModel, NAMESPACE } from '../tokens';
import { Badge } from './badge';
import { Care } from './care';
import { askToRemove, askToReplace, askToStop } from './differences';
import { Explainer } from './explainer';
import { showFindings } from './findings';
import { mayRun } from './foresight';
import { Guard } from './guard';
import { Insertion } from './insertion';
import type { NotebookLife } from './life';
import type { Lives } from './lives';
import { Loading } from './loading';
import { inTheWay, makeRoom, stopWords } from './room';
import { CellRunner, NotebookRunner } from './run';
import { startSession } from './session-start';
import { Teller } from './teller';

interface Options {
  readonly glue: IGlueModel;
  readonly lives: Lives;
  /** The notebook in front. */
  readonly current: () => NotebookPanel | null;
  readonly isPanelVisible: () => boolean;
  readonly dialogs: ISessionContextDialogs;
  readonly translator: ITranslator;
}

export class NotebookSide {
  constructor(private readonly _options: Options) {
    const { glue, current, dialogs, isPanelVisible, translator } = _options;
    const trans = translator.load(NAMESPACE);
    this._teller = new Teller(glue.notices, isPanelVisible);
    this._explainer = new Explainer(glue, trans);
    this.insertion = new Insertion({
      glue,
      teller: this._teller,
      trans,
      current,
      askToReplace: askToReplace(trans),
      askToRemove: askToRemove(trans),
      inTheWay: async panel => {
        const care = this._careOf(panel);
        return care && inTheWay(care);
      },
      askToStop: id => askToStop(stopWords(id, trans), trans),
      makeRoom: async (panel, isAgreed, outlook) => {
        const care = this._careOf(panel);
        const { _teller: teller } = this;
        const { target } = glue;
        return care
          ? makeRoom(care, { teller, target, outlook, isAgreed })
          : { note: '' };
      },
      mayRun: () => mayRun(glue, trans),
      outcome: result => this._explainer.outcome(result),
      run: (panel, serving) =>
        startSession(panel, serving, {
          client: glue.client,
          target: glue.target,
          locate: () => this._locate(panel),
          teller: this._teller,
          trans,
          runner: this._runner(panel)
        }),
      switchKernel: panel => void dialogs.selectKernel(panel.sessionContext)
    });
    this.loading = new Loading({
      glue,
      teller: this._teller,
      trans,
      current,
      ready: () => this.insertion.ready(),
      showFindings: showFindings(trans)
    });
  }

  readonly insertion: Insertion;
  readonly loading: Loading;

  /** Looks after a view of a notebook with a Glue kernel, once; answers the badge for its toolbar. */
  attach(panel: NotebookPanel): Badge | null {
    const care = this._careOf(panel);
    if (!care || this._attached.has(panel)) {
      return null;
    }
    this._attached.add(panel);
    const guard = new Guard(panel, care, this._teller, {
      // a change in the cells is the user's own: it is run, not overwritten
      stopAndApply: () =>
        care.passport.isDriftOfCells
          ? this.insertion.runCells(panel)
          : this.insertion.insertAndRun(),
      mend: () => this.loading.mend(panel),
      explain: refusal => this._explainer.show(refusal)
    });
    panel.disposed.connect(() => guard.dispose());
    return new Badge(care);
  }

  /** Where the cells of a notebook start a session. */
  private async _locate(panel: NotebookPanel): Promise<Place> {
    const care = this._careOf(panel);
    const { selection } = this._options.glue;
    return care ? care.passport.locate() : placeOf(selection.value);
  }

  private _careOf({ context }: NotebookPanel): Care | null {
    const { glue, lives, translator } = this._options;
    const life = lives.of(context.model);
    if (life === null) {
      return null;
    }
    const known = this._cares.get(life);
    if (known) {
      return known;
    }
    const teller = this._teller;
    const runner: CellRunner = {
      run: (...options) => this._runner(life.panel).run(...options)
    };
    const care = new Care({ life, lives, glue, runner, teller, translator });
    this._cares.set(life, care);
    life.disposed.connect(() => care.dispose());
    return care;
  }

  private _runner(panel: NotebookPanel): NotebookRunner {
    const { dialogs, translator } = this._options;
    return new NotebookRunner(panel, dialogs, translator);
  }

  private readonly _teller: Teller;
  private readonly _explainer: Explainer;
  private readonly _cares = new WeakMap<NotebookLife, Care>();
  private readonly _attached = new WeakSet<NotebookPanel>();
}
