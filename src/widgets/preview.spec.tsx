import { NotebookModel } from '@jupyterlab/notebook';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';

import type { Highlight } from '../components/highlighted';
import { FakeTarget, fakePanel, trans } from '../testing/fake-glue';
import { hushYjs, marked } from '../testing/notebooks';
import * as walkthrough from '../testing/walkthrough';
import { PreviewBody } from './preview';

hushYjs();

const [{ source: ROLE }] = walkthrough.cells.cells;
const models: NotebookModel[] = [];

afterEach(() => models.splice(0).forEach(model => model.dispose()));

/** The preview beside a notebook whose role cell says `role`. */
async function show(role: string, highlight: Highlight | null = null) {
  const notebook = new NotebookModel();
  models.push(notebook);
  notebook.sharedModel.insertCells(0, [marked('role', role)]);
  const { model } = fakePanel();
  const ready = { state: 'ready', path: 'walk-through.ipynb' } as const;
  const target = new FakeTarget(ready, notebook);
  render(<PreviewBody {...{ model, target, highlight, trans }} />);
  await act(() => model.preview.refresh());
  return { notebook, user: userEvent.setup() };
}

describe('PreviewBody', () => {
  it('says that the notebook holds the cells', async () => {
    await show(ROLE);

    await screen.findByText(
      'The notebook is up to date: inserting changes nothing.'
    );
  });

  it('shows old and new where the notebook says something else', async () => {
    const { user } = await show('%%assume_role\n"another"');

    await user.click(
      await screen.findByRole('button', { name: 'Show changes' })
    );

    const figures = screen.getAllByRole('figure');
    expect(figures.map(({ textContent }) => textContent?.trim())).toEqual([
      'Now%%assume_role\n"another"',
      `New${ROLE}`
    ]);
  });

  it('follows what is typed in the notebook', async () => {
    const { notebook } = await show(ROLE);
    await screen.findByText(
      'The notebook is up to date: inserting changes nothing.'
    );

    act(() => notebook.sharedModel.cells[0].setSource('%%assume_role\n"x"'));

    await screen.findByText(/Inserting changes 1 cell/);
  });

  it('shows the cells in the colours of a cell', async () => {
    const highlight: Highlight = async (code, into) => {
      const span = document.createElement('span');
      span.className = 'coloured';
      span.textContent = code;
      into.append(span);
    };

    await show(ROLE, highlight);

    const cell = screen.getByRole('figure', { name: 'Role cell' });
    await waitFor(() =>
      expect(cell.querySelector('.coloured')?.textContent).toBe(ROLE)
    );
  });
});
