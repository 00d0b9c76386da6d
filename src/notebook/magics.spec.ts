import {
  handsOverRole,
  isIdle,
  isIgnoredRole,
  magicsOf,
  settersOf,
  startsSession,
  without
} from './magics';

describe('a cell is read as the kernel reads it', () => {
  it.each([
    ['line magics', '%region us-east-1\n\n# why\n%idle_timeout 60', 2],
    ['a cell magic behind a line magic', '%region x\n%%tags\n{}', 2],
    ['a second cell magic, which belongs to the first', '%%tags\n%%tags', 1],
    ['a magic behind code, which is code', 'x = 1\n%region x', 0],
    ['an indented magic, which is code', '  %region x', 0],
    ['an empty cell', '', 0]
  ])('%s', (_, source, count) => {
    expect(magicsOf(source)).toHaveLength(count);
  });

  it('tells a %%configure as the magics that set the same', () => {
    const source = `%%configure\n{'connections': 'a b', "tags": {"x": "y"}}`;

    expect(settersOf(source)).toEqual(['%connections', '%%tags']);
  });

  it('knows no role below a line of blanks, with which the kernel sends it to Spark', () => {
    expect(handsOverRole('   \n%%assume_role\n"arn:a"')).toBe(false);
  });

  it.each([
    ['code', 'print(1)', true],
    ['SQL', '%%sql\nselect 1', true],
    ['code behind a magic', '%region x\nprint(1)', true],
    ['an indented magic', ' %region x', true],
    ['a line of blanks behind a magic', '%worker_type G.1X\n  ', true],
    ['a line of blanks behind a comment', '# x\n   ', true],
    ['a line of blanks before a role', '   \n%%assume_role\n"arn:a"', true],
    ['code behind a line separator', '# x\u2028print(1)', true],
    ['code behind a form feed', '# x\fprint(1)', true],
    ['SQL by a longer name', '%%sqlx\nselect 1', true],
    ['a cell magic by a longer name', '%%tags_x\nprint(1)', false],
    ['magics alone', '%region x\n%%tags\n{}', false],
    ['a comment', '# nothing', false],
    ['nothing but blanks', '  \n ', false],
    ['nothing', '', false]
  ])('whether %s starts a session', (_, source, starts) => {
    expect(startsSession(source)).toBe(starts);
  });
});

describe('magics are taken out of a cell', () => {
  const names = new Set(['%region', '%connections', '%%tags']);

  it.each([
    ['those that are named', '%region x\n%etl', '%etl'],
    [
      'before code that stays',
      '%region x\n\nx = 1\n%region x',
      'x = 1\n%region x'
    ],
    ['a cell magic with its body', "%etl\n%%tags\n{'a': 'b'}", '%etl'],
    [
      'a %%configure that says nothing else',
      "%%configure\n{'region': 'x'}",
      ''
    ],
    ['none that is not named', '%etl\n\nx = 1', '%etl\n\nx = 1'],
    [
      'the keys of a %%configure that says something else, too',
      "%%configure\n{'region': 'x', '--jars': 'y'}",
      "%%configure\n{'--jars': 'y'}"
    ],
    [
      'a key behind others',
      `%%configure\n{\n  "--jars": "a, b",\n  "connections": "x",\n}`,
      `%%configure\n{\n  "--jars": "a, b",\n}`
    ],
    [
      'no key from within a value',
      `%%configure\n{'--conf': "{'region': 'x'}", 'a': {'region': 1}}`,
      `%%configure\n{'--conf': "{'region': 'x'}", 'a': {'region': 1}}`
    ],
    [
      'nothing of a %%configure that the kernel can not read',
      "%%configure\n{'region': x",
      "%%configure\n{'region': x"
    ],
    [
      'before code that keeps its own line separators',
      '%region x\nprint("a\u2028b")',
      'print("a\u2028b")'
    ]
  ])('%s', (_, source, rest) => {
    expect(without(source, names)).toBe(rest);
  });
});

it('takes a cell of comments for idle', () => {
  expect(isIdle('# a\n\n  # b')).toBe(true);
});

it.each([
  ['a set', '{"arn:a"}', true],
  ['a number', '1', true],
  ['nothing', '', true],
  ['a tuple, K1', '"arn:a",', true],
  ['a tuple in brackets', '("arn:a",)', true],
  ['a tuple of credentials', "{'aws_access_key_id': 'x'},", true],
  ['bytes', 'b"arn:a"', true],
  ['an ARN in brackets', '("arn:a")', false],
  ['an ARN in three quotes, with a comment', '"""arn:a""" # who', false],
  ['a quoted ARN', '# who\n"arn:a"', false],
  ['credentials by name', "{'aws_access_key_id': 'x'}", false]
])('knows whether the kernel ignores %s as a role', (_, body, isIgnored) => {
  expect(isIgnoredRole(`%%assume_role\n${body}`)).toBe(isIgnored);
});
