import { fireEvent, screen } from '@testing-library/react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakePanel, trans } from '../testing/fake-glue';
import { preset, presets } from '../testing/walkthrough';
import { deletePreset, savePreset } from './dialogs';

const mine = preset({
  name: 'Mine',
  tags: { team: 'ml' },
  source: 'user',
  locked: false
});

/** jsdom takes every <dialog> for a closed one. */
const hidden = true;

async function typeName(name: string): Promise<void> {
  const input = await screen.findByRole('textbox', { hidden });
  fireEvent.change(input, { target: { value: name } });
}

async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name, hidden }));
}

async function given(answers: Partial<GlueClient> = {}) {
  const save = jest.fn(async () => mine);
  const { glue, model } = fakePanel({
    tagPresets: async () => presets({ presets: [preset(), mine] }),
    saveTagPreset: save,
    ...answers
  });
  await model.presets.load('presets');
  glue.selection.update({ tags: { team: 'research' } });
  return { glue, model, save };
}

describe('savePreset', () => {
  it('keeps the tags under the name that is given', async () => {
    const { glue, model, save } = await given();

    const saved = savePreset(model, trans);
    await typeName('Research');
    await press('Save');
    await saved;

    expect(save).toHaveBeenCalledWith('Research', { team: 'research' });
    expect(glue.notices.current?.message).toBe('Tag preset Research saved.');
  });

  it('asks before it replaces a preset', async () => {
    const { model, save } = await given();

    const saved = savePreset(model, trans);
    await typeName('Mine');
    await press('Save');
    await screen.findByText('Replace the tag preset Mine?');
    const savedEarly = save.mock.calls.length;
    await press('Replace preset');
    await saved;

    expect(savedEarly).toBe(0);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('keeps a preset that is not to be replaced', async () => {
    const { model, save } = await given();

    const saved = savePreset(model, trans);
    await typeName('Mine');
    await press('Save');
    await screen.findByText('Replace the tag preset Mine?');
    await press('Cancel');
    await saved;

    expect(save).not.toHaveBeenCalled();
  });

  it("leaves the administrator's presets alone, and says so", async () => {
    const { glue, model, save } = await given();

    const saved = savePreset(model, trans);
    await typeName('Analytics');
    await press('Save');
    await saved;

    expect(save).not.toHaveBeenCalled();
    expect(glue.notices.current?.code).toBe('preset_locked');
  });

  it('tells why the server would not keep it', async () => {
    const { glue, model } = await given({
      saveTagPreset: () =>
        Promise.reject(new GlueError({ code: 'name_invalid', message: 'No.' }))
    });

    const saved = savePreset(model, trans);
    await typeName('a/b');
    await press('Save');
    await saved;

    expect(glue.notices.current).toMatchObject({
      kind: 'alert',
      code: 'name_invalid'
    });
  });
});

describe('deletePreset', () => {
  it('deletes only after the person said so by name', async () => {
    const remove = jest.fn(async () => undefined);
    const { model } = await given({ deleteTagPreset: remove });

    const deleted = deletePreset('Mine', model, trans);
    await press('Delete preset');
    await deleted;

    expect(remove).toHaveBeenCalledWith('Mine');
  });
});
