import { role, ROLE_ARN } from '../testing/walkthrough';
import { choiceOf, distinct, pickRole, typeRole } from './roles';

describe('pickRole', () => {
  it('brings its Region along', () => {
    expect(pickRole(role({ region: 'eu-west-1' })).region).toBe('eu-west-1');
  });

  it('leaves the Region as it is where the role names none', () => {
    expect(pickRole(role({ region: null }))).not.toHaveProperty('region');
  });

  it('goes by the profile where assume_role cannot do it', () => {
    const choice = role({ needs: ['external_id'], profile: 'partner' });

    expect(pickRole(choice)).toMatchObject({
      style: 'profile',
      profile: 'partner',
      role_arn: ROLE_ARN
    });
  });

  it('goes by the ARN otherwise', () => {
    expect(pickRole(role())).toMatchObject({
      style: 'assume_role',
      profile: null,
      role_arn: ROLE_ARN
    });
  });
});

describe('picking another role', () => {
  const choice = role();
  const partner = role({ needs: ['external_id'], profile: 'partner' });

  it('keeps the style that the user chose', () => {
    const selection = { ...pickRole(choice), style: 'configure' as const };

    const next = pickRole(partner, { selection, choice });

    expect(next).toMatchObject({ style: 'configure', profile: 'partner' });
  });

  it('does not take for a choice what the role before made necessary', () => {
    const selection = pickRole(partner);

    const next = typeRole(ROLE_ARN, { selection, choice: partner });

    expect(next).toMatchObject({ style: 'assume_role', profile: null });
  });
});

describe('choiceOf', () => {
  it('finds a picked role again', () => {
    const partner = role({ id: 'profile:partner', profile: 'partner' });
    const needy = { ...partner, needs: ['mfa' as const] };

    expect(choiceOf(pickRole(needy), [role(), needy])).toBe(needy);
  });

  it('knows that a typed role is none of the choices', () => {
    const typed = typeRole('arn:aws:iam::777788889999:role/Other');

    expect(choiceOf(typed, [role()])).toBeNull();
  });

  it('finds nothing where nothing is picked', () => {
    expect(choiceOf({}, [role({ profile: null })])).toBeNull();
  });
});

describe('distinct', () => {
  const listed = role({
    id: 'catalogue:production',
    source: 'catalogue',
    profile: null,
    description: 'Production',
    requires_vpc: true
  });

  it('shows a role once, with all that is known of it', () => {
    const [only, ...others] = distinct([role(), listed]);

    expect(others).toEqual([]);
    expect(only).toMatchObject({
      id: 'profile:production',
      description: 'Production',
      requires_vpc: true
    });
  });

  it('shows a role again that leads to another Region', () => {
    const elsewhere = { ...listed, region: 'eu-west-1' };

    expect(distinct([role(), elsewhere])).toHaveLength(2);
  });

  it('shows both profiles of one role', () => {
    const second = role({ id: 'profile:admin', name: 'admin' });

    expect(distinct([role(), second])).toHaveLength(2);
  });
});
