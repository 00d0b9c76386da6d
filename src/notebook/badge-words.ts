/** What the badge in the notebook's toolbar says: a sign and words, never colour alone. */
import type { TranslationBundle } from '@jupyterlab/translation';

import { groupAccount } from '../format';
import type { Row } from './passport';
import type { PassportState, Proof } from './passport-model';

export type Tone = 'quiet' | 'good' | 'warning' | 'bad';

export interface Words {
  readonly text: string;
  readonly tone: Tone;
}

interface Situation {
  readonly state: PassportState;
  readonly proof: Proof | null;
  readonly rows: readonly Row[];
  /** Of the kernel's credentials; null where they don't end, or nobody knows. */
  readonly minutesLeft: number | null;
}

export function badgeWords(
  situation: Situation,
  trans: TranslationBundle
): Words {
  const { proof, minutesLeft, rows } = situation;
  const left = minutesLeft === null ? [] : [leftWords(minutesLeft, trans)];
  switch (situation.state) {
    case 'none':
      return words('quiet', [trans.__('Glue – not started'), ...left]);
    case 'asking':
      return words('quiet', [trans.__('Glue … reading the session')]);
    case 'unproven':
      return words('warning', [
        trans.__('Glue ? session not readable'),
        ...left
      ]);
    case 'ended':
      return words('warning', [trans.__('Glue ! session has ended')]);
    case 'wrong':
      return words('bad', [wrongWords(rows, trans)]);
    case 'partly':
      return words('warning', [trans.__('Glue ? tags not readable'), ...left]);
    case 'drifted':
      return words('warning', [trans.__('Glue ! changed since'), ...left]);
    case 'right': {
      const { account = '', connections = [] } = proof?.session ?? {};
      const found = trans.__('Glue ✓ %1', groupAccount(account));
      return words('good', [found, ...connections, ...left]);
    }
  }
}

function words(tone: Tone, parts: readonly string[]): Words {
  return { tone, text: parts.join(' · ') };
}

function wrongWords(rows: readonly Row[], trans: TranslationBundle): string {
  const wrong = rows.filter(({ matches }) => matches === false);
  return wrong.some(({ key }) => key === 'account')
    ? trans.__('Glue ✕ other account')
    : trans.__('Glue ✕ other: %1', wrong[0]?.label ?? '');
}

function leftWords(minutes: number, trans: TranslationBundle): string {
  return minutes === 0
    ? trans.__('credentials ended')
    : trans.__('%1 min', minutes);
}
