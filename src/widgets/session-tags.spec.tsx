import { act, fireEvent, screen } from '@testing-library/react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { fakeGlue, fakeSessions, trans } from '../testing/fake-glue';
import { session, sessionTags } from '../testing/sessions';
import { editTags } from './session-tags';

/** jsdom does not open <dialog> elements, and takes what is in them for hidden. */
const hidden = true;

/** Presses a dialog's button. */
async function press(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name, hidden }));
  await act(async () => undefined);
}

/** The dialog, for a session that was listed a while ago. */
function edit(answers: Partial<GlueClient>): Promise<void> {
  const sessions = fakeSessions(fakeGlue(answers));
  return editTags(session({ tags: { group: 'old' } }), sessions, trans);
}

describe('editTags', () => {
  it('starts from the tags as AWS has them, whatever the list remembers', async () => {
    const edited = edit({
      sessionTags: async () => sessionTags({ group: 'changed-meanwhile' })
    });

    await screen.findByDisplayValue('changed-meanwhile');
    await press('Cancel');
    await edited;
  });

  it('says that it reads them, and lets nobody edit before they are there', async () => {
    const edited = edit({ sessionTags: () => new Promise(() => undefined) });

    await screen.findByText('Reading the tags as AWS has them now…');
    expect(screen.queryByText('Add tag')).toBeNull();
    await press('Cancel');
    await edited;
  });

  it('says why they are not readable, and tries again on a click', async () => {
    const answers = [
      () => Promise.reject(new GlueError({ code: 'x', message: 'Busy.' })),
      async () => sessionTags({ team: 'ml' })
    ];
    const edited = edit({
      sessionTags: () => (answers.shift() ?? answers[0])()
    });
    await screen.findByText('Busy.');

    await press('Try again');

    await screen.findByDisplayValue('ml');
    await press('Cancel');
    await edited;
  });

  it('changes what was changed, and nothing else', async () => {
    const addSessionTags = jest.fn(async () => sessionTags());
    const edited = edit({
      sessionTags: async () => sessionTags({ group: 'a', team: 'ml' }),
      addSessionTags
    });
    fireEvent.change(await screen.findByDisplayValue('a'), {
      target: { value: 'b' }
    });

    await press('Save tags');
    await edited;

    expect(addSessionTags).toHaveBeenCalledWith(
      session().id,
      expect.anything(),
      { group: 'b' }
    );
  });

  it('neither sends a pasted credential nor takes its tag away', async () => {
    const addSessionTags = jest.fn(async () => sessionTags());
    const removeSessionTags = jest.fn(async () => sessionTags());
    const edited = edit({
      sessionTags: async () => sessionTags({ group: 'a' }),
      addSessionTags,
      removeSessionTags
    });
    fireEvent.change(await screen.findByDisplayValue('a'), {
      target: { value: 'AKIAIOSFODNN7EXAMPLE' }
    });

    await press('Save tags');

    await screen.findByText(/Looks like an AWS credential/);
    await press('Cancel');
    await edited;
    expect(addSessionTags).not.toHaveBeenCalled();
    expect(removeSessionTags).not.toHaveBeenCalled();
  });

  it('shows a refused change beside the tags, and keeps what was typed', async () => {
    const edited = edit({
      addSessionTags: () =>
        Promise.reject(
          new GlueError({ code: 'access_denied', message: 'AWS denied it.' })
        )
    });
    fireEvent.change(await screen.findByDisplayValue('analytics'), {
      target: { value: 'analytics-2' }
    });

    await press('Save tags');

    await screen.findByText(/AWS denied it\./);
    await screen.findByDisplayValue('analytics-2');
    await press('Cancel');
    await edited;
  });
});
