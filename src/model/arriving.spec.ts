import { discovered, session } from '../testing/sessions';
import { awaiting, withLine } from './arriving';

const QUERY = {
  roles: [null, 'production'],
  regions: ['us-east-1', 'eu-west-1'],
  tags: {}
};

const DENIED = {
  code: 'access_denied',
  message: 'No.',
  hint: '',
  aws_code: null,
  request_id: null
};

describe('a list of many places that arrives', () => {
  it('knows how many places it waits for', () => {
    expect(awaiting(QUERY)).toMatchObject({ answered: 0, places: 4 });
  });

  it('has running sessions first, then the newest, each once', () => {
    const old = session({ arn: 'old', created_on: '2026-11-24T10:00:00Z' });
    const over = session({ arn: 'over', status: 'STOPPED' });
    const young = session({ arn: 'young' });

    const first = withLine(
      awaiting(QUERY),
      discovered({ sessions: [old, over] })
    );
    const both = withLine(first, discovered({ sessions: [young, old] }));

    expect(both.sessions.map(({ arn }) => arn)).toEqual([
      'young',
      'old',
      'over'
    ]);
    expect(both.answered).toBe(2);
  });

  it('counts a place that fails as answered, and keeps why', () => {
    const line = discovered({ role: 'production', error: DENIED });

    const after = withLine(awaiting(QUERY), line);

    expect(after.answered).toBe(1);
    expect(after.errors).toEqual([
      { ...DENIED, role: 'production', region: 'us-east-1' }
    ]);
  });
});
