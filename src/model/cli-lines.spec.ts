import { session } from '../testing/sessions';
import { ROLE_ARN } from '../testing/walkthrough';
import { readCommand, withHint } from './cli-lines';

const READ = `aws glue get-tags --resource-arn ${session().arn} --region us-east-1`;

describe('readCommand', () => {
  it("needs nobody's credentials but the shell's for the user's own account", () => {
    const line = readCommand(session({ access_role: null }));

    expect(line).toBe(READ);
  });

  it('names the profile through which the session was found', () => {
    const line = readCommand(session({ access_role: 'profile:my prod' }));

    expect(line).toBe(`${READ} --profile 'my prod'`);
  });
});

describe('withHint', () => {
  it.each([
    [ROLE_ARN, ROLE_ARN],
    ['catalogue:Production', 'Production'],
    ['saved:Mine', 'Mine']
  ])('says that the line takes the credentials of %s', (access_role, name) => {
    const lines = withHint('aws glue list-sessions', session({ access_role }));

    expect(lines).toBe(
      `# with credentials of the role ${name}\naws glue list-sessions`
    );
  });

  it('says nothing where the line names a profile', () => {
    const found = session({ access_role: 'profile:production' });

    expect(withHint('aws x --profile production', found)).toBe(
      'aws x --profile production'
    );
  });
});
