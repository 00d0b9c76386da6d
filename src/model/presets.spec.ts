import type { GlueClient } from '../api/client';
import { fakeClient } from '../testing/fake-client';
import { preset, presets } from '../testing/walkthrough';
import { PresetsModel } from './presets';

const mine = preset({
  name: 'Mine',
  tags: { team: 'ml', group: 'research' },
  source: 'user',
  locked: false
});

function listing(answers: Partial<GlueClient> = {}): PresetsModel {
  return new PresetsModel(
    fakeClient({
      tagPresets: async () => presets({ presets: [preset(), mine] }),
      ...answers
    })
  );
}

describe('PresetsModel', () => {
  it('knows the preset that some tags are, in whatever order', async () => {
    const model = listing();

    await model.load('presets');

    expect(model.matching({ group: 'research', team: 'ml' })).toEqual(mine);
  });

  it('knows that tags which were edited are no preset any more', async () => {
    const model = listing();

    await model.load('presets');

    expect(model.matching({ group: 'research', team: 'other' })).toBeNull();
  });

  it('lists anew what was saved', async () => {
    const saved: string[] = [];
    const model = listing({
      saveTagPreset: async (name, tags) => {
        saved.push(name);
        return preset({ name, tags });
      },
      tagPresets: async () =>
        presets({ presets: saved.map(name => preset({ name })) })
    });

    await model.save('New', { group: 'analytics' });

    expect(model.named('New')).not.toBeNull();
  });

  it('hands a refusal on to who wanted to save', async () => {
    const model = listing({
      saveTagPreset: () => Promise.reject(new Error('Refused.'))
    });

    const saving = model.save('New', { 'aws:x': '' });

    await expect(saving).rejects.toThrow('Refused.');
  });
});
