import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';
import { CommandRegistry } from '@lumino/commands';
import { DisposableDelegate } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

import { Lazy } from '../lazy';
import { KernelLives } from '../notebook/kernel-lives';
import { fakeGlue } from '../testing/fake-glue';
import { pseudoTranslator, untranslatedOf } from '../testing/pseudo-locale';
import { CommandIDs } from '../tokens';
import { notebook } from './notebook';
import { panel } from './panel';
import { policies } from './policies';

/** A page in another language: its commands, its palette's categories, and what was added to its shell. */
function foreignPage() {
  const commands = new CommandRegistry();
  const categories: string[] = [];
  const added: Widget[] = [];
  const shell = {
    add: (widget: Widget) => added.push(widget),
    activateById: () => undefined
  };
  // a whole JupyterFrontEnd cannot be had without a page; the plugins need these two parts
  const app = { commands, shell } as unknown as JupyterFrontEnd;
  const palette: ICommandPalette = {
    placeholder: '',
    activate: () => undefined,
    addItem: ({ category }) => {
      categories.push(category);
      return new DisposableDelegate(() => undefined);
    }
  };
  const glue = { model: new Lazy(async () => fakeGlue()) };
  const tracker = {
    forEach: () => undefined,
    widgetAdded: new Signal<object, void>({})
  } as unknown as INotebookTracker;
  const language = pseudoTranslator;
  const lives = new KernelLives();
  void panel.activate(app, glue, null, palette, null, null, language, null);
  void policies.activate(app, glue, palette, null, language);
  void notebook.activate(
    ...[app, glue, lives, tracker, palette],
    ...[null, null, null, null, language]
  );
  return { commands, categories, added };
}

/** What the shell shows of it: in tabs, and when they are pointed at. */
function titlesOf(widgets: readonly Widget[]): string[] {
  return widgets.flatMap(({ title: { label, caption } }) => [label, caption]);
}

describe('in another language', () => {
  it.each(Object.values(CommandIDs))(
    'the command %s has no text left untranslated',
    id => {
      const { commands, added } = foreignPage();

      const texts = [commands.label(id), commands.caption(id)];

      expect(texts[0]).not.toBe('');
      expect(untranslatedOf(texts, [])).toEqual([]);
      added.forEach(widget => widget.dispose());
    }
  );

  it('there are no other commands', () => {
    const { commands, added } = foreignPage();

    const ids = commands.listCommands();

    expect(ids.sort()).toEqual(Object.values(CommandIDs).sort());
    added.forEach(widget => widget.dispose());
  });

  it("the palette's category is translated", () => {
    const { categories, added } = foreignPage();

    expect(new Set(categories)).toEqual(new Set(['⟦AWS Glue⟧']));
    added.forEach(widget => widget.dispose());
  });

  it('the tabs of sidebar and sheets are translated', async () => {
    const { commands, added } = foreignPage();

    await commands.execute(CommandIDs.setUpAccounts);
    await commands.execute(CommandIDs.checkPolicies);

    expect(added).toHaveLength(3);
    expect(untranslatedOf(titlesOf(added), [])).toEqual([]);
    added.forEach(widget => widget.dispose());
  });
});
