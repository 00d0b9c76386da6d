import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';

import { FakeNotebook } from '../testing/lives';
import { hushYjs } from '../testing/notebooks';
import { Lives } from './lives';

hushYjs();

/** A view of a notebook, and what closes it. */
function viewOf({ life }: FakeNotebook) {
  const view = { ...life.panel } as NotebookPanel;
  const disposed = new Signal<NotebookPanel, void>(view);
  return { view: Object.assign(view, { disposed }), close: disposed };
}

let notebook: FakeNotebook;
let lives: Lives;

beforeEach(() => {
  notebook = new FakeNotebook();
  lives = new Lives();
});

afterEach(() => {
  lives.dispose();
  notebook.dispose();
});

/** Has the lives follow two views of one notebook. */
function openTwice() {
  const [first, second] = [viewOf(notebook), viewOf(notebook)];
  const widgetAdded = new Signal<object, NotebookPanel>({});
  const forEach = (tell: (panel: NotebookPanel) => void): void =>
    tell(first.view);
  lives.follow({ forEach, widgetAdded } as unknown as INotebookTracker);
  widgetAdded.emit(second.view);
  return { first, second };
}

it('has one life for all views of a notebook', () => {
  const { first, second } = openTwice();

  expect(lives.all.map(({ panels }) => panels)).toEqual([
    [first.view, second.view]
  ]);
});

it('goes on in the second view when the first is closed', () => {
  const { first, second } = openTwice();

  first.close.emit();

  expect(lives.of(notebook.model)?.panel).toBe(second.view);
});

it('forgets a notebook whose last view is closed', () => {
  const { first, second } = openTwice();

  first.close.emit();
  second.close.emit();

  expect(lives.of(notebook.model)).toBeNull();
});
