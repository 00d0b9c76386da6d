import { connection } from '../testing/walkthrough';
import { connectionItems, toggled } from './connection-items';

const listed = [
  connection('session_vpc'),
  connection('other_vpc', { vpc_id: 'vpc-0fedcba9876543210' })
];

function names(chosen: readonly string[], filter = ''): readonly string[] {
  return connectionItems(listed, chosen, filter).map(({ name }) => name);
}

describe('connectionItems', () => {
  it('keeps a chosen connection in sight that is not in this account', () => {
    const [first] = connectionItems(listed, ['elsewhere'], '');

    expect(first).toEqual({
      name: 'elsewhere',
      connection: null,
      refusal: null
    });
  });

  it.each([
    ['OTHER', ['other_vpc']],
    ['vpc-0fed', ['other_vpc']],
    ['10.1.0', ['session_vpc', 'other_vpc']],
    ['nothing', []]
  ])('filters by %p', (filter, expected) => {
    expect(names([], filter)).toEqual(expected);
  });

  it('never filters away what is chosen', () => {
    expect(names(['session_vpc'], 'other')).toEqual([
      'session_vpc',
      'other_vpc'
    ]);
  });

  it('says why the kernel cannot be given a connection', () => {
    const refusal = {
      code: 'connection_has_comma',
      message: 'Its name has a comma.',
      hint: '',
      aws_code: null,
      request_id: null
    };

    const [item] = connectionItems([connection('a,b', { refusal })], [], '');

    expect(item.refusal).toBe('Its name has a comma.');
  });
});

describe('toggled', () => {
  it('adds behind what is chosen, and takes out again', () => {
    const both = toggled(['session_vpc'], 'other_vpc');

    expect(both).toEqual(['session_vpc', 'other_vpc']);
    expect(toggled(both, 'session_vpc')).toEqual(['other_vpc']);
  });
});
