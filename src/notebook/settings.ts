/** The settings of schema/notebook.json, in force as soon as they change. */
import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import { DEFAULT_LIFETIMES } from './clock';
import type { Lives } from './lives';
import { PLUGIN_IDS } from '../tokens';

export async function followSettings(
  registry: ISettingRegistry | null,
  lives: Lives
): Promise<void> {
  const settings = await registry
    ?.load(PLUGIN_IDS.notebook)
    .catch((reason: unknown) => {
      console.warn('Settings of AWS Glue notebooks could not be read.', reason);
    });
  const minutes = (name: keyof typeof DEFAULT_LIFETIMES): number => {
    const value = settings?.get(name).composite;
    return typeof value === 'number' ? value : DEFAULT_LIFETIMES[name];
  };
  const apply = (): void => {
    lives.configure({
      isHolding: settings?.get('holdCells').composite !== false,
      lifetimes: {
        credentialMinutes: minutes('credentialMinutes'),
        warnMinutes: minutes('warnMinutes')
      }
    });
  };
  settings?.changed.connect(apply, lives);
  apply();
}
