import { Given } from './given';

const ROLE = '%%assume_role\n"arn:a"';

/** What a kernel is known to have after these cells ran. */
function given(...sources: string[]): Given {
  const made = new Given(true);
  sources.forEach(source => made.note(source));
  return made;
}

describe('what nobody asks for any more', () => {
  it.each([
    [
      'a tag',
      ["%%tags\n{'a': '1', 'b': '2'}"],
      ["%%tags\n{'b': '3'}"],
      ['tag a']
    ],
    [
      'a tag of a %%configure',
      ["%%configure\n{'tags': {'a': '1'}}"],
      [],
      ['tag a']
    ],
    ['a role', [ROLE], ['%profile p'], ['%%assume_role']],
    ['a Region', ['%region eu-west-1'], [ROLE], ['%region']],
    ['a connection', ['%connections a'], [], ['%connections']],
    [
      'workers',
      ['%number_of_workers 7'],
      ['%worker_type G.1X'],
      ['%number_of_workers']
    ]
  ])('%s', (_, ran, wanted, names) => {
    expect(given(...ran).beyond(wanted)).toEqual(names);
  });

  it.each([
    ['what is set anew', ['%region x', ROLE], ['%region y', ROLE]],
    [
      'a setting in another form',
      ['%region x'],
      ["%%configure\n{'region': 'y'}"]
    ],
    ["what is the user's own", ['%additional_python_modules x'], []],
    ['what is no setting', ['%status', '%time x', 'print(1)'], []]
  ])('is not %s', (_, ran, wanted) => {
    expect(given(...ran).beyond(wanted)).toEqual([]);
  });
});

it('knows what a restart would lose', () => {
  const made = given('%additional_python_modules x\n%timeout 5', ROLE);

  const lost = made.lostBut([ROLE], []);

  expect(lost).toEqual(['%additional_python_modules', '%timeout']);
});

it('misses nothing that has to go anyway', () => {
  const made = given('%region x', '%etl');

  expect(made.lostBut([], made.beyond([]))).toEqual(['%etl']);
});

it('is whole once the kernel has greeted', () => {
  const made = new Given(false);

  made.complete();

  expect(made.isWhole).toBe(true);
});
