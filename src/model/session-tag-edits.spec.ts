import { sessionTags } from '../testing/sessions';
import { applyTagEdits, tagEdits } from './session-tag-edits';

const PLACE = { role: null, region: 'us-east-1' };

/** A server that notes what it is asked to change. */
function noting() {
  const asked: unknown[] = [];
  return {
    asked,
    addSessionTags: async (_id: string, _place: object, tags: object) => {
      asked.push(['put', tags]);
      return sessionTags();
    },
    removeSessionTags: async (
      _id: string,
      _place: object,
      keys: readonly string[]
    ) => {
      asked.push(['remove', keys]);
      return sessionTags();
    }
  };
}

describe('tagEdits', () => {
  it('sends what was added or changed, and the keys that went', () => {
    const edits = tagEdits(
      { group: 'a', stage: 'test', old: 'x' },
      { group: 'b', stage: 'test', fresh: 'y' }
    );

    expect(edits).toEqual({
      put: { group: 'b', fresh: 'y' },
      removed: ['old']
    });
  });
});

describe('applyTagEdits', () => {
  it('makes room before it adds: a session has room for so many tags only', async () => {
    const client = noting();

    await applyTagEdits(client, 's1', PLACE, {
      put: { group: 'b' },
      removed: ['old']
    });

    expect(client.asked).toEqual([
      ['remove', ['old']],
      ['put', { group: 'b' }]
    ]);
  });

  it('asks nothing where nothing has changed', async () => {
    const client = noting();

    const tags = await applyTagEdits(client, 's1', PLACE, {
      put: {},
      removed: []
    });

    expect(client.asked).toEqual([]);
    expect(tags).toBeNull();
  });
});
