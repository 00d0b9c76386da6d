import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue, trans } from '../testing/fake-glue';
import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs, marked } from '../testing/notebooks';
import { asked, session, SESSION_ID } from '../testing/sessions';
import { PassportModel } from './passport-model';

hushYjs();

const notFound = new GlueError({ code: 'session_not_found', message: 'None.' });

let notebook: FakeNotebook;
let passport: PassportModel;

afterEach(() => {
  passport.dispose();
  notebook.dispose();
});

/** A notebook whose code has just started a session, as the server answers. */
async function started(
  answers: Partial<GlueClient> = {}
): Promise<ReturnType<typeof fakeGlue>> {
  const glue = fakeGlue({
    readCells: async () => ({ selection: asked, findings: [] }),
    session: async () => session(),
    ...answers
  });
  notebook = new FakeNotebook();
  notebook.fill(marked('settings', '%glue_version 5.1'), code('print(1)'));
  const { client, selection, target } = glue;
  const { life } = notebook;
  passport = new PassportModel({ life, client, selection, target, trans });
  selection.replace(asked);
  notebook.ran(1, KERNEL.start);
  await passport.check();
  return glue;
}

it('is right for the session that the cells asked for', async () => {
  await started();

  expect(passport.state).toBe('right');
});

it("asks with the role's credentials", async () => {
  const find = jest.fn(async () => session());

  await started({ session: find });

  expect(find).toHaveBeenCalledWith(SESSION_ID, {
    role: asked.role_arn,
    region: null
  });
});

it("is wrong for a session in the user's own account", async () => {
  const own = session({ account: '111122223333' });

  await started({
    session: (_, { role }) =>
      role === null ? Promise.resolve(own) : Promise.reject(notFound)
  });

  expect(passport.state).toBe('wrong');
  expect(passport.proof?.place.role).toBeNull();
});

it('does not judge a session that can not be read', async () => {
  await started({ session: () => Promise.reject(notFound) });

  expect(passport.state).toBe('unproven');
  expect(passport.error?.code).toBe('session_not_found');
});

it('is right in part where its tags can not be read', async () => {
  await started({ session: async () => session({ tags: null }) });

  expect(passport.state).toBe('partly');
});

it('is right where the tags that can not be read were not picked', async () => {
  const untagged = { ...asked, tags: {} };
  const { selection } = await started({
    readCells: async () => ({ selection: untagged, findings: [] }),
    session: async () => session({ tags: null })
  });
  selection.replace(untagged);

  expect(passport.state).toBe('right');
});

it('is wrong where the kernel works with another role than the cells name', async () => {
  await started();
  const other = KERNEL.roleFirst.source.replace('Session', 'Other');
  notebook.restart();
  notebook.fill(marked('role', other), code('print(1)'));
  notebook.ran(0, KERNEL.roleFirst);

  notebook.ran(1, KERNEL.start);
  await passport.check();

  expect(passport.state).toBe('wrong');
});

it('has drifted once a cell of the settings changed', async () => {
  await started();

  notebook.code(0).sharedModel.setSource('%glue_version 4.0');

  expect(passport.state).toBe('drifted');
});

it("stays right while the user's own code changes", async () => {
  await started();

  notebook.code(1).sharedModel.setSource('print(2)');

  expect(passport.state).toBe('right');
});

it('has not drifted from a sidebar in which nobody picked anything', async () => {
  const { selection } = await started();

  selection.replace({ glue_version: '4.0' });

  expect(passport.state).toBe('right');
});

it('has drifted once the sidebar says something else', async () => {
  const { selection } = await started();

  selection.update({ number_of_workers: 10 });

  expect(passport.state).toBe('drifted');
});

it.each([
  ['in a cell', () => undefined, true],
  [
    'there and in the sidebar',
    ({ selection }: ReturnType<typeof fakeGlue>) =>
      selection.update({ number_of_workers: 10 }),
    false
  ]
])('knows whether it drifted in the cells alone: %s', async (_, act, is) => {
  const glue = await started();
  notebook.code(0).sharedModel.setSource('%glue_version 4.0');

  act(glue);

  expect(passport.isDriftOfCells).toBe(is);
});

it('tells apart what changed in the sidebar and in the cells', async () => {
  const now = { ...asked, glue_version: '4.0' };
  const answers = [asked, now];
  const { selection } = await started({
    readCells: async () => ({
      selection: answers.shift() ?? now,
      findings: []
    })
  });
  selection.update({ number_of_workers: 10 });

  expect(await passport.cellDrift()).toMatchObject([{ picked: '4.0' }]);
  expect(passport.sidebarDrift).toMatchObject([{ picked: '10' }]);
});

it('says that the session has ended where AWS does', async () => {
  await started({ session: async () => session({ status: 'TIMEOUT' }) });

  expect(passport.state).toBe('ended');
});

it('compares with what the cells asked for then, when it is checked again', async () => {
  const readCells = jest.fn(async () => ({ selection: asked, findings: [] }));
  await started({ readCells });

  await passport.check();

  expect(readCells).toHaveBeenCalledTimes(1);
});

it('knows of no session after the kernel was restarted', async () => {
  await started();

  notebook.restart();

  expect(passport.state).toBe('none');
});

it('takes no late answer about an earlier session', async () => {
  let answer = (): void => undefined;
  const late = new Promise<void>(resolve => {
    answer = resolve;
  });
  const asking = started({ session: () => late.then(() => session()) });
  await Promise.resolve();
  notebook.restart();

  answer();
  await asking;

  expect(passport.proof).toBeNull();
});
