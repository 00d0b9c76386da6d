/** How the role is handed over to the kernel: one quiet line, until somebody wants it otherwise. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { RoleChoice, Selection } from '../api/types';
import {
  Handed,
  handOver,
  Style,
  styleObstacle,
  STYLES
} from '../model/hand-over';

interface Props {
  readonly handed: Handed;
  readonly style: Style;
  readonly onChange: (changed: Selection) => void;
  readonly trans: TranslationBundle;
}

export function HandOver(props: Props): JSX.Element {
  const { handed, style, onChange, trans } = props;
  const group = React.useId();
  return (
    <details className="jp-GluePanel-quiet">
      <summary>{trans.__('Handed over by %1', magicOf(style, handed))}</summary>
      <div
        role="radiogroup"
        aria-label={trans.__('How the role is handed over')}
        className="jp-GluePanel-styles"
      >
        {STYLES.map(each => (
          <StyleOption
            key={each}
            {...{ style: each, handed, group, trans }}
            isChosen={each === style}
            onChoose={() => onChange(handOver(each, handed))}
          />
        ))}
      </div>
    </details>
  );
}

interface OptionProps {
  readonly style: Style;
  readonly handed: Handed;
  readonly group: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly trans: TranslationBundle;
}

function StyleOption(props: OptionProps): JSX.Element {
  const { style, handed, group, isChosen, onChoose, trans } = props;
  const noteId = React.useId();
  const reason = reasonAgainst(style, handed, trans);
  return (
    <div className="jp-GluePanel-style">
      <label>
        <input
          type="radio"
          name={group}
          checked={isChosen}
          disabled={reason !== null}
          aria-describedby={noteId}
          onChange={onChoose}
        />
        <code>{magicOf(style, handed)}</code>
      </label>
      <small id={noteId}>{reason ?? differenceOf(style, handed, trans)}</small>
    </div>
  );
}

function magicOf(style: Style, { profile }: Handed): string {
  switch (style) {
    case 'assume_role':
      return '%%assume_role';
    case 'profile':
      return ['%profile', profile].filter(Boolean).join(' ');
    case 'configure':
      return '%%configure';
  }
}

/** What one gets by a style, in a line. */
function differenceOf(
  style: Style,
  { profile }: Handed,
  trans: TranslationBundle
): string {
  switch (style) {
    case 'assume_role':
      return trans.__(
        'Lasts an hour, then it is renewed by a click. The tag owner is the same for everybody.'
      );
    case 'profile':
      return trans.__('Renews by itself. The tag owner is your own.');
    case 'configure':
      return profile === null
        ? trans.__('Tags and settings in one cell, the role in its own.')
        : trans.__('All in one cell: by the profile %1, as above.', profile);
  }
}

function reasonAgainst(
  style: Style,
  handed: Handed,
  trans: TranslationBundle
): string | null {
  switch (styleObstacle(style, handed)) {
    case 'no_profile':
      return trans.__('This role comes from no AWS profile.');
    case 'no_role':
      return trans.__("The ARN of the profile's role is not known.");
    case 'has_needs':
      return trans.__('It cannot give %1.', needsInWords(handed.needs, trans));
    case null:
      return null;
  }
}

/** What a role needs that `%%assume_role` can't give. */
export function needsInWords(
  needs: RoleChoice['needs'],
  trans: TranslationBundle
): string {
  const words = {
    external_id: trans.__('an external id'),
    mfa: trans.__('an MFA code'),
    longer_session: trans.__('a session longer than an hour')
  };
  return needs.map(need => words[need]).join(', ');
}
