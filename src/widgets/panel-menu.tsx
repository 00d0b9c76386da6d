/** The panel's menu: everything that concerns more than one section. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, ellipsesIcon, MenuSvg } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import * as React from 'react';

import { CommandIDs } from '../tokens';

const ITEMS = [
  CommandIDs.load,
  CommandIDs.setUpAccounts,
  CommandIDs.checkPolicies,
  CommandIDs.settings
] as const;

interface Props {
  readonly commands: CommandRegistry;
  readonly trans: TranslationBundle;
}

export function PanelMenu({ commands, trans }: Props): JSX.Element {
  const [isOpen, setOpen] = React.useState(false);
  const open = (button: HTMLElement): void => {
    const menu = new MenuSvg({ commands });
    ITEMS.filter(command => commands.hasCommand(command)).forEach(command =>
      menu.addItem({ command })
    );
    menu.aboutToClose.connect(() => {
      setOpen(false);
      button.focus();
      // the menu still has to run what was chosen
      requestAnimationFrame(() => menu.dispose());
    });
    const { left, bottom } = button.getBoundingClientRect();
    setOpen(true);
    menu.open(left, bottom);
  };
  return (
    <Button
      minimal
      small
      aria-label={trans.__('AWS Glue menu')}
      title={trans.__('AWS Glue menu')}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onClick={event => open(event.currentTarget)}
    >
      <ellipsesIcon.react tag={null} />
    </Button>
  );
}
