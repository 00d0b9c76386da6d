/** Commands without arguments, each in the palette too. */
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

const describedBy = { args: { type: 'object', properties: {} } };

/** @param added by their ids */
export function addCommands(
  commands: CommandRegistry,
  palette: ICommandPalette | null,
  trans: TranslationBundle,
  added: Readonly<Record<string, CommandRegistry.ICommandOptions>>
): void {
  const category = trans.__('AWS Glue');
  for (const [command, options] of Object.entries(added)) {
    commands.addCommand(command, { describedBy, ...options });
    palette?.addItem({ command, category });
  }
}
