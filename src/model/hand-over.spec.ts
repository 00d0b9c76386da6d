import {
  Handed,
  handedBy,
  handOver,
  keptStyle,
  Style,
  styleObstacle,
  usualStyle
} from './hand-over';
import { role, ROLE_ARN } from '../testing/walkthrough';

const typed: Handed = { roleArn: ROLE_ARN, profile: null, needs: [] };
const production: Handed = { ...typed, profile: 'production' };
const partner: Handed = {
  ...typed,
  profile: 'partner',
  needs: ['external_id']
};
const listed: Handed = { ...typed, needs: ['external_id'] };
const profileAlone: Handed = { ...production, roleArn: null };

it.each<[string, Style, Handed, string | null]>([
  ['a typed role goes by its ARN', 'assume_role', typed, null],
  ['a typed role has no profile', 'profile', typed, 'no_profile'],
  ['a typed role can be configured', 'configure', typed, null],
  ['a profile that needs nothing is free', 'assume_role', production, null],
  ['a profile can be named', 'profile', production, null],
  ['assume_role gives no external id, K4', 'assume_role', partner, 'has_needs'],
  ['a profile gives whatever is needed', 'profile', partner, null],
  ['configure goes by the profile', 'configure', partner, null],
  ['without a profile nothing better is known', 'assume_role', listed, null],
  ['a profile without a role', 'assume_role', profileAlone, 'no_role']
])('%s', (_, style, handed, obstacle) => {
  expect(styleObstacle(style, handed)).toBe(obstacle);
});

it.each([
  ['a role', typed, 'assume_role'],
  ['a role that needs more than that', partner, 'profile'],
  ['a role that needs more and has no profile', listed, 'assume_role'],
  ['a profile whose role nobody knows', profileAlone, 'profile'],
  ['no role', { ...typed, roleArn: null }, 'assume_role']
])('hands over %s in its usual style', (_, handed, style) => {
  expect(usualStyle(handed)).toBe(style);
});

it.each<[string, Style, Handed, Handed, Style]>([
  ['keeps a choice', 'configure', production, partner, 'configure'],
  ['keeps a profile', 'profile', production, production, 'profile'],
  ['drops an impossible choice', 'profile', production, typed, 'assume_role'],
  ['makes its own choice', 'assume_role', production, partner, 'profile'],
  ['takes its own choice back', 'profile', partner, production, 'assume_role']
])('%s when another role is picked', (_, chosen, before, next, style) => {
  expect(keptStyle(chosen, before, next)).toBe(style);
});

it('names no profile where the cells name the role', () => {
  expect(handOver('assume_role', production).profile).toBeNull();
  expect(handOver('configure', production).profile).toBe('production');
});

it('knows the profile of a choice that goes by its ARN', () => {
  const handed = handedBy({ role_arn: ROLE_ARN, profile: null }, role());

  expect(handed).toEqual(production);
});
