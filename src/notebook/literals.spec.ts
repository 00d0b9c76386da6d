import { entriesOf, isText, withoutKeys } from './literals';

it.each([
  ['"a"', true],
  ["r'a'", true],
  ['"a" "b"', true],
  ['# why\n"a, b"', true],
  ['"it\\"s"', true],
  ['"a', false],
  ['"a" + "b"', false],
  ['f"a"', false],
  ['', false]
])('knows whether %s is one text', (source, is) => {
  expect(isText(source)).toBe(is);
});

it.each([
  ['{}', []],
  ["{'a': 1}", ['a']],
  [`{"a": "x, 'b': 1", 'c': [1, {"d": 2}],}`, ['a', 'c']],
  ["{'a': 1, # 'b': 2\n'c': -3}", ['a', 'c']],
  ["{'it\\'s': \"x\"}", ["it's"]]
])('reads the keys of %s', (source, keys) => {
  expect(entriesOf(source)?.map(({ key }) => key)).toEqual(keys);
});

it.each(["{'a'}", "{'a': 1},", "{'a': 1", '{1: 2}', '{,}', "{'a': }", ''])(
  'takes %s for no dictionary of plain keys',
  source => {
    expect(entriesOf(source)).toBeNull();
  }
);

it.each([
  ["{'a': 1, 'b': 2, 'c': 3}", 'a', "{'b': 2, 'c': 3}"],
  ["{'a': 1, 'b': 2, 'c': 3}", 'b', "{'a': 1, 'c': 3}"],
  ["{'a': 1, 'b': 2, 'c': 3}", 'c', "{'a': 1, 'b': 2}"],
  ["{'a': 1}", 'a', '{}'],
  ["{'a': 1}", 'z', "{'a': 1}"]
])('takes out of %s the key %s', (source, taken, rest) => {
  expect(withoutKeys(source, key => key === taken)).toBe(rest);
});
