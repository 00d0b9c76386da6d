import { SelectionModel } from './selection';
import type { TagProblem } from './tag-problems';
import { TagRows } from './tags';

function rowsOf(tags: Record<string, string>): {
  selection: SelectionModel;
  tags: TagRows;
} {
  const selection = new SelectionModel(null);
  selection.update({ tags });
  return { selection, tags: new TagRows(selection) };
}

describe('TagRows', () => {
  it('writes what is typed into the selection', () => {
    const { selection, tags } = rowsOf({});
    tags.add();
    const [{ id }] = tags.rows;

    tags.edit(id, { key: 'group' });
    tags.edit(id, { value: 'analytics' });

    expect(selection.value.tags).toEqual({ group: 'analytics' });
  });

  it('keeps a row without a key in sight, and out of the selection', () => {
    const { selection, tags } = rowsOf({ group: 'analytics' });

    tags.add();

    expect(tags.rows).toHaveLength(2);
    expect(selection.value.tags).toEqual({ group: 'analytics' });
  });

  it('keeps a row without a key when something else is picked', () => {
    const { selection, tags } = rowsOf({});
    tags.add();

    selection.update({ region: 'eu-west-1' });

    expect(tags.rows).toHaveLength(1);
  });

  it('follows the selection of another notebook', () => {
    const { selection, tags } = rowsOf({ group: 'analytics' });

    selection.replace({ tags: { team: 'ml' } });

    expect(tags.rows).toMatchObject([{ key: 'team', value: 'ml' }]);
  });

  it('takes a preset in place of what stands there, and lets it be edited', () => {
    const { selection, tags } = rowsOf({ own: 'tag' });
    tags.fill({ group: 'analytics', billing: 'Data-Platform' });

    tags.edit(tags.rows[1].id, { value: 'Other' });

    expect(selection.value.tags).toEqual({
      group: 'analytics',
      billing: 'Other'
    });
  });

  it('brings a required tag back that a preset lacks', () => {
    const { tags } = rowsOf({});
    tags.require(['cost-center']);

    tags.fill({ group: 'analytics' });

    expect(tags.rows.map(({ key }) => key)).toEqual(['cost-center', 'group']);
  });

  it('takes the first of two tags with the same key', () => {
    const { selection, tags } = rowsOf({ group: 'first' });
    tags.add();

    tags.edit(tags.rows[1].id, { key: 'group', value: 'second' });

    expect(selection.value.tags).toEqual({ group: 'first' });
    expect(tags.rows[1].problem).toBe('key_repeated');
  });

  it('hands no pasted credential on: selections are saved and sent', () => {
    const { selection, tags } = rowsOf({ group: 'analytics' });
    tags.add();

    tags.edit(tags.rows[1].id, { key: 'k', value: 'AKIAIOSFODNN7EXAMPLE' });

    expect(selection.value.tags).toEqual({ group: 'analytics' });
    expect(tags.rows[1]).toMatchObject({
      value: 'AKIAIOSFODNN7EXAMPLE',
      problem: 'credential'
    });
  });

  it.each<[string, string, TagProblem | null]>([
    ['group', 'analytics', null],
    ['größe', 'Ünï code', null],
    ['empty', '', null],
    ['', 'value', 'key_missing'],
    ['k'.repeat(128), 'v'.repeat(256), null],
    ['k'.repeat(129), '', 'key_length'],
    ['key', 'v'.repeat(257), 'value_length'],
    ['aws:name', '', 'key_reserved'],
    ['AWS:name', '', 'key_reserved'],
    ['a{b}', '', 'key_characters'],
    ['key', 'a;b', 'value_characters'],
    ['key ', '', 'blanks']
  ])('judges the tag %p=%p as %p', (key, value, problem) => {
    const { tags } = rowsOf({});
    tags.add();

    tags.edit(tags.rows[0].id, { key, value });

    expect(tags.rows[0].problem).toBe(problem);
  });

  it('finds keys that differ only in case', () => {
    const { tags } = rowsOf({ Group: '1', group: '2' });

    expect(tags.rows.map(({ problem }) => problem)).toEqual([
      null,
      'key_repeated'
    ]);
  });

  it("has room for 49 tags beside the kernel's own", () => {
    const many = Array.from({ length: 50 }, (_, index) => [`k${index}`, '']);
    const { tags } = rowsOf({ owner: 'me', ...Object.fromEntries(many) });

    const wrong = tags.rows.filter(({ problem }) => problem !== null);

    expect(wrong).toMatchObject([{ key: 'k49', problem: 'count' }]);
  });
});
