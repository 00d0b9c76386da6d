import { GlueError } from '../api/request';
import type { Cells, Selection } from '../api/types';
import { fakeClient } from '../testing/fake-client';
import { cells } from '../testing/walkthrough';
import { PreviewModel } from './preview';
import { SelectionModel } from './selection';

function preview(answer: (selection: Selection) => Promise<Cells>): {
  selection: SelectionModel;
  model: PreviewModel;
} {
  const selection = new SelectionModel(null);
  const client = fakeClient({ cells: answer });
  return { selection, model: new PreviewModel(client, selection) };
}

describe('PreviewModel', () => {
  it('asks for the cells of what is picked', async () => {
    const ask = jest.fn(async () => cells);
    const { selection, model } = preview(ask);
    selection.update({ worker_type: 'G.2X' });

    await model.refresh();

    expect(ask).toHaveBeenCalledWith(
      { worker_type: 'G.2X' },
      expect.any(AbortSignal)
    );
    expect(model.state.value).toBe(cells);
  });

  it('asks once for changes that come in a burst', async () => {
    const asked: Selection[] = [];
    const { selection, model } = preview(async ask => {
      asked.push(ask);
      return cells;
    });
    model.setActive(true);
    const answered = new Promise<void>(resolve => {
      model.changed.connect(() => {
        if (model.key?.worker_type === 'G.8X' && model.state.value) {
          resolve();
        }
      });
    });

    selection.update({ worker_type: 'G.2X' });
    selection.update({ worker_type: 'G.4X' });
    selection.update({ worker_type: 'G.8X' });
    await answered;

    expect(asked).toEqual([{}, { worker_type: 'G.8X' }]);
  });

  it('catches up when it is looked at again', () => {
    const ask = jest.fn(async () => cells);
    const { selection, model } = preview(ask);
    selection.update({ worker_type: 'G.2X' });

    model.setActive(true);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('does not ask again when nothing changed meanwhile', async () => {
    const ask = jest.fn(async () => cells);
    const { model } = preview(ask);
    await model.refresh();

    model.setActive(true);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('has the code of a refusal', async () => {
    const code = 'connection_has_comma';
    const { model } = preview(() =>
      Promise.reject(new GlueError({ code, message: 'Comma.' }))
    );

    await model.refresh();

    expect(model.state.error?.code).toBe(code);
  });
});
