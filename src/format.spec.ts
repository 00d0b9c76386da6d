import {
  groupAccount,
  money,
  nameOfArn,
  shortArns,
  shortId,
  shortZone,
  timeLeft
} from './format';
import { trans } from './testing/fake-glue';

describe('format', () => {
  it.each([
    ['444455556666', '4444-5555-6666'],
    ['not an account', 'not an account']
  ])('groups the account %p as %p', (account, expected) => {
    expect(groupAccount(account)).toBe(expected);
  });

  it.each([
    ['arn:aws:iam::444455556666:role/service-role/Name', 'Name'],
    ['arn:aws:iam::444455556666:root', 'arn:aws:iam::444455556666:root']
  ])('names the principal %p as %p', (arn, expected) => {
    expect(nameOfArn(arn)).toBe(expected);
  });

  it.each([
    [52, '52 min left'],
    [200, '3 h 20 min left']
  ])('tells %p minutes as %p', (minutes, expected) => {
    expect(timeLeft(minutes, trans)).toBe(expected);
  });

  it.each([
    ['2.2000', '$2.20'],
    ['1234.5', '$1,234.50'],
    ['0.0004', '$0.0004'],
    ['0', '$0.00']
  ])('writes %p dollars as %p', (amount, expected) => {
    expect(money(amount, 'USD')).toBe(expected);
  });

  it('shortens what the network is called, and leaves what is short', () => {
    expect(shortId('vpc-0123456789abcdef0')).toBe('vpc-0123…');
    expect(shortId('vpc-1a2b')).toBe('vpc-1a2b');
    expect(shortZone('us-gov-east-1b')).toBe('1b');
  });

  it('shortens long ARNs in the middle of a sentence, and nothing else', () => {
    const arn =
      'arn:aws:glue:us-east-1:444455556666:session/caff6755-cd11-43f1-bbcd-6dee531fe58b';

    expect(shortArns(`Not on ${arn}: a policy denies it.`)).toBe(
      'Not on arn:aws:glue:us-…f1-bbcd-6dee531fe58b: a policy denies it.'
    );
    expect(shortArns('arn:aws:iam::1:role/R may.')).toBe(
      'arn:aws:iam::1:role/R may.'
    );
  });
});
