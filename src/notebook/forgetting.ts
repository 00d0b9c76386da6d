/** The kernel forgets nothing that it was given before it restarts, K7 and K10: where something has to go, it does. */
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { Care } from './care';
import type { Outlook } from './cells';
import type { Room } from './room';

/**
 * Restarts a kernel without a session that was given what the cells do not ask for. Nothing is lost by that but what the
 * user set besides: then, and where nobody knows what it was given, the user decides.
 *
 * @returns null where nothing may run
 */
export async function forget(
  { life, trans }: Care,
  { all, served }: Outlook
): Promise<Room | null> {
  const { given } = life;
  const beyond = given.beyond(all);
  const lost = given.lostBut(served, beyond);
  if (given.isWhole && beyond.length === 0) {
    return { note: '' };
  }
  const isDoubtful = lost.length > 0 || !given.isWhole;
  const why = whyWords(beyond, trans);
  const choice = isDoubtful
    ? await mayRestart(why, lostWords(lost, trans), trans)
    : 'restart';
  if (choice === 'restart') {
    await life.panel.sessionContext.restartKernel();
  }
  const note = trans.__('The kernel was restarted first: %1', why);
  return choice && { note: choice === 'restart' ? note : '' };
}

function whyWords(beyond: readonly string[], trans: TranslationBundle): string {
  return beyond.length > 0
    ? trans.__(
        'it keeps what it was given, and the cells no longer ask for %1.',
        namesOf(beyond, trans)
      )
    : trans.__(
        'it was used before this page knew it, and keeps what it was given: a role, tags, a Region.'
      );
}

function lostWords(lost: readonly string[], trans: TranslationBundle): string {
  return lost.length > 0
    ? trans.__(
        'A restart loses what you set besides: run the cells with %1 again before any code.',
        namesOf(lost, trans)
      )
    : trans.__('It has no session: a restart loses no variables of Spark.');
}

function namesOf(names: readonly string[], trans: TranslationBundle): string {
  return names
    .map(name => (name.startsWith('%') ? name : trans.__('the %1', name)))
    .join(', ');
}

/** null: nothing may run. */
async function mayRestart(
  why: string,
  lost: string,
  trans: TranslationBundle
): Promise<'restart' | 'keep' | null> {
  const { button } = await showDialog({
    title: trans.__('Restart the kernel first?'),
    body: trans.__('The kernel should be restarted: %1 %2', why, lost),
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({
        label: trans.__('Run without a restart'),
        actions: ['keep']
      }),
      Dialog.warnButton({ label: trans.__('Restart and run') })
    ]
  });
  if (!button.accept) {
    return null;
  }
  return button.actions.includes('keep') ? 'keep' : 'restart';
}
