/** What to paste into a shell to see with the AWS CLI what the panel shows. */
import type { Session } from '../api/types';

type Found = Pick<Session, 'arn' | 'region' | 'access_role'>;

/** The source before a role's name in its id. */
const SOURCE = /^(?:catalogue|saved):/;
const PROFILE = /^profile:/;

/** What a POSIX shell takes as it stands. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** Reads the session's tags: its ARN is all that this takes, so that it can be had where they are not readable. */
export function readCommand(session: Found): string {
  const { arn, region, access_role: role } = session;
  const profile = PROFILE.test(role ?? '') ? role?.replace(PROFILE, '') : null;
  const words = ['aws', 'glue', 'get-tags', '--resource-arn', arn];
  const where = [
    '--region',
    region,
    ...(profile ? ['--profile', profile] : [])
  ];
  return withHint([...words, ...where].map(quoted).join(' '), session);
}

/** Says whose credentials it takes, where no profile stands in the line: the shell's own see another account. */
export function withHint(
  command: string,
  { access_role: role }: Found
): string {
  return role === null || PROFILE.test(role)
    ? command
    : `# with credentials of the role ${role.replace(SOURCE, '')}\n${command}`;
}

function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replace(/'/g, `'"'"'`)}'`;
}
