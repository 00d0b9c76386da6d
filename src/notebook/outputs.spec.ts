import { Captured, KERNEL } from '../testing/kernel-outputs';
import {
  connectedSession,
  createdSession,
  judge,
  judgeRole,
  readStatus
} from './outputs';

function codeOf({ source, outputs, replied }: Captured): string {
  const outcome = judge(source, outputs, replied);
  return outcome.ok ? 'ok' : outcome.code;
}

describe('what the real kernel printed is understood, K18', () => {
  it.each([
    ['a role that was assumed', KERNEL.roleFirst],
    ['tags that were added', KERNEL.tags],
    ['settings that were all taken', KERNEL.settings],
    ['a profile that was set', KERNEL.profile],
    ['a %%configure that was taken', KERNEL.configure],
    ['a prefix that was set', KERNEL.prefix],
    ['a session that was created', KERNEL.start],
    ['tags that a running session was given', KERNEL.connectedTags]
  ])('%s succeeded', (_, captured) => {
    expect(codeOf(captured)).toBe('ok');
  });

  it.each([
    ['a role that AWS refuses', KERNEL.roleDenied, 'role_refused'],
    ['a role in braces, K1', KERNEL.roleBraces, 'role_ignored'],
    ['an ARN that is none', KERNEL.roleMalformed, 'invalid_value'],
    ['a body that is no literal', KERNEL.roleNotLiteral, 'invalid_value'],
    ['no credentials', KERNEL.noCredentials, 'no_credentials'],
    ['expired credentials', KERNEL.expiredAssume, 'credentials_expired'],
    ['no way to AWS', KERNEL.unreachable, 'unreachable'],
    ['tags that are no text', KERNEL.tagsRefused, 'invalid_value'],
    ['a connection with a blank', KERNEL.connectionWithBlank, 'invalid_value'],
    ['a number that is none', KERNEL.noNumber, 'invalid_value'],
    ['a broken %%configure', KERNEL.configureBroken, 'invalid_value'],
    ['a prefix with a blank', KERNEL.prefixBad, 'invalid_value'],
    ['a role during a session', KERNEL.connectedRole, 'already_connected'],
    ['no runtime role', KERNEL.noRuntimeRole, 'runtime_role_unusable'],
    ['a refused iam:PassRole', KERNEL.passRole, 'pass_role_refused'],
    ['expiry at creation', KERNEL.expiredCreate, 'credentials_expired'],
    ['code that raises', KERNEL.statementError, 'statement_failed']
  ])('%s failed', (_, captured, code) => {
    expect(codeOf(captured)).toBe(code);
  });
});

it('believes no cell that kept silent, K3', () => {
  expect(judge('%%assume_role\n"arn"', [], true)).toEqual({
    ok: false,
    code: 'not_confirmed',
    detail: ''
  });
});

it('wants every line magic of a cell confirmed', () => {
  const { outputs } = KERNEL.tags;

  const outcome = judge('%region us-east-1\n%%tags\n{}', outputs, true);

  expect(outcome.ok).toBe(false);
});

it("quotes AWS's own sentence", () => {
  const { source, outputs } = KERNEL.roleDenied;

  const outcome = judge(source, outputs, true);

  expect(outcome).toMatchObject({
    detail: expect.stringMatching(/^User: .*ISBlogUser is not authorized/)
  });
});

it('reads the id of a created session, with a prefix too', () => {
  const text = 'Session team-a#1_b.c-0123 has been created.\n';

  expect(createdSession([{ output_type: 'stream', text }])).toBe(
    'team-a#1_b.c-0123'
  );
  expect(createdSession(KERNEL.start.outputs)).toMatch(/^[0-9a-f-]{36}$/);
});

it('reads the id of the session that settings found the kernel in', () => {
  const id = createdSession(KERNEL.start.outputs);

  expect(connectedSession(KERNEL.connectedRole.outputs)).toBe(id);
  expect(connectedSession(KERNEL.roleFirst.outputs)).toBeNull();
});

it('tells why a role was refused while a session runs', () => {
  const { source, outputs } = KERNEL.roleDenied;
  const [complaint] = KERNEL.connectedRole.outputs;

  const outcome = judgeRole(source, [complaint, ...outputs], true);

  expect(outcome).toMatchObject({ ok: false, code: 'role_refused' });
});

it('tells no session where none was created', () => {
  expect(createdSession(KERNEL.startInterrupted.outputs)).toBeNull();
});

describe('a role that is handed over while a session runs', () => {
  it.each([
    ['a live session', KERNEL.connectedRole],
    ['a session whose credentials have ended', KERNEL.expiredRole]
  ])('counts as assumed beside %s', (_, { source, outputs, replied }) => {
    expect(judgeRole(source, outputs, replied).ok).toBe(true);
  });

  it.each([
    ['it was refused', KERNEL.roleDenied],
    ['it stands in braces', KERNEL.roleBraces]
  ])('does not where %s', (_, { source, outputs, replied }) => {
    expect(judgeRole(source, outputs, replied).ok).toBe(false);
  });
});

it('reads which session the kernel reaches, if any', () => {
  expect(readStatus(KERNEL.status.outputs)?.status).toBe('READY');
  expect(readStatus(KERNEL.expiredStatus.outputs)).toBeNull();
});
