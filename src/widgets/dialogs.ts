/** What is asked of the user before something is kept, replaced or thrown away. */
import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { GlueError } from '../api/request';
import type { PanelModel } from '../model/panel';
import type { INoticeModel } from '../tokens';

/** Asks for a name and keeps the tags under it; asks back before it replaces a preset. */
export async function savePreset(
  model: PanelModel,
  trans: TranslationBundle
): Promise<void> {
  const { presets, selection, notices } = model;
  const name = await askName(
    trans.__('Save these tags as a preset'),
    presets.matching(selection.value.tags ?? {})?.name ?? '',
    trans
  );
  if (name === null || !(await mayReplace(model, name, trans))) {
    return;
  }
  await tellOutcome(
    notices,
    'preset_saved',
    trans.__('Tag preset %1 saved.', name),
    () => presets.save(name, selection.value.tags ?? {})
  );
}

export async function deletePreset(
  name: string,
  model: PanelModel,
  trans: TranslationBundle
): Promise<void> {
  const { button } = await showDialog({
    title: trans.__('Delete the tag preset %1?', name),
    body: trans.__('The tags that stand in the panel stay as they are.'),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Delete preset') })
    ]
  });
  if (button.accept) {
    await tellOutcome(
      model.notices,
      'preset_deleted',
      trans.__('Tag preset %1 deleted.', name),
      () => model.presets.remove(name)
    );
  }
}

/** Asks for a name and keeps the typed role under it. */
export async function saveRole(
  { roles, selection, notices }: PanelModel,
  trans: TranslationBundle
): Promise<void> {
  const { role_arn, region } = selection.value;
  const suggestion = role_arn?.slice(role_arn.lastIndexOf('/') + 1) ?? '';
  const name = await askName(trans.__('Save this role'), suggestion, trans);
  if (name !== null && role_arn) {
    await tellOutcome(
      notices,
      'role_saved',
      trans.__('Role %1 saved.', name),
      () => roles.save(name, { role_arn, region })
    );
  }
}

async function askName(
  title: string,
  text: string,
  trans: TranslationBundle
): Promise<string | null> {
  const { button, value } = await InputDialog.getText({
    title,
    text,
    label: trans.__('Name'),
    okLabel: trans.__('Save'),
    required: true
  });
  return (button.accept && value?.trim()) || null;
}

async function mayReplace(
  { presets, notices }: PanelModel,
  name: string,
  trans: TranslationBundle
): Promise<boolean> {
  const existing = presets.named(name);
  if (existing === null) {
    return true;
  }
  if (existing.locked) {
    notices.tell({
      kind: 'alert',
      code: 'preset_locked',
      message: trans.__("The preset %1 is the administrator's.", name),
      hint: trans.__('Choose another name.')
    });
    return false;
  }
  const { button } = await showDialog({
    title: trans.__('Replace the tag preset %1?', name),
    body: trans.__('Its tags are overwritten by those in the panel.'),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Replace preset') })
    ]
  });
  return button.accept;
}

/** Does it, and says in the sidebar what came of it. */
export async function tellOutcome(
  notices: INoticeModel,
  code: string,
  message: string,
  deed: () => Promise<void>
): Promise<void> {
  try {
    await deed();
    notices.tell({ kind: 'status', code, message, hint: '' });
  } catch (reason) {
    if (!(reason instanceof GlueError)) {
      throw reason;
    }
    const { code: failure, message: why, hint } = reason;
    notices.tell({ kind: 'alert', code: failure, message: why, hint });
  }
}
