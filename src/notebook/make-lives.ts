/** Puts the lives of kernels together. */
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { IStateDB } from '@jupyterlab/statedb';

import { Lives } from './lives';
import { RoleMemory } from './memory';
import { followSettings } from './settings';

export interface Surroundings {
  readonly tracker: INotebookTracker;
  readonly state: IStateDB | null;
  readonly settings: ISettingRegistry | null;
}

/** @param around null: no notebook is followed */
export function makeLives(around: Surroundings | null): Lives {
  const lives = new Lives();
  if (around) {
    const { tracker, state, settings } = around;
    lives.memory = state && new RoleMemory(state);
    lives.follow(tracker);
    void followSettings(settings, lives);
  }
  return lives;
}
