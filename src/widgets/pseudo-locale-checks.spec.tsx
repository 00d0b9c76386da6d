import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import type { Judgement, NetworkCheck, Preflight } from '../api/types';
import { Why } from '../components/why';
import { fakePanel } from '../testing/fake-glue';
import {
  pseudoLocale,
  stringsIn,
  untranslated
} from '../testing/pseudo-locale';
import {
  DENIED,
  finding,
  networkCheck,
  networkOf,
  preflight,
  UNKNOWN
} from '../testing/walkthrough';
import { MfaCode, MfaNote } from './mfa';
import { NetworkDoctor } from './network';

const trans = pseudoLocale();

const NEEDED = new GlueError({ code: 'mfa_needed', message: 'A code.' });
const REFUSED = new GlueError({ code: 'mfa_refused', message: 'AWS no.' });

const FINDINGS = [
  finding(),
  finding({ result: 'warn' }),
  finding({ result: 'unknown' }),
  finding({ result: 'fail', fix: 'Add it.', glue_message: 'No endpoint.' })
];

const REPORTS: readonly NetworkCheck[] = [
  networkCheck(),
  networkCheck({
    result: 'warn',
    connections: [networkOf('session_vpc', { findings: FINDINGS })]
  }),
  networkCheck({
    result: 'unknown',
    general: FINDINGS,
    connections: [networkOf('session_vpc'), networkOf('other_vpc')]
  }),
  networkCheck({ result: 'fail', used: null, connections: [] })
];

/** The doctor with `connections` picked, asked. */
async function examine(
  connections: string[],
  answer: GlueClient['networkCheck']
): Promise<HTMLElement> {
  const { glue, model } = fakePanel({ networkCheck: answer }, trans);
  glue.selection.update({ connections });
  const doctor = <NetworkDoctor model={model} trans={trans} />;
  const { container } = render(doctor);
  fireEvent.click(screen.getByRole('button'));
  await act(async () => undefined);
  return container;
}

describe('in another language', () => {
  it.each(REPORTS)(
    'network report %# has no text left untranslated',
    async report => {
      const root = await examine(['session_vpc'], async () => report);

      expect(untranslated(root, stringsIn(report))).toEqual([]);
    }
  );

  it.each<[string, GlueClient['networkCheck']]>([
    ['is made', () => new Promise(() => undefined)],
    ['fails', () => Promise.reject(REFUSED)]
  ])(
    'a network check that %s has no text left untranslated',
    async (_, answer) => {
      const root = await examine(['a', 'b'], answer);

      expect(untranslated(root, [REFUSED.message])).toEqual([]);
    }
  );
});

const MISSING = [{ action: 'iam:GetPolicy', resource: '*' }];
const MANY = ['vpc_1', 'vpc_2', 'vpc_3', 'vpc_4', 'vpc_5', 'vpc_6', 'vpc_7'];

const VERDICTS: readonly [string, Partial<Judgement>, Partial<Preflight>][] = [
  ['that allows', { verdict: 'allowed', statement: null }, {}],
  ['that denies, with ways out', {}, { would_pass: MANY }],
  ['that denies, without', {}, { would_pass: [] }],
  ['that denies, so far', {}, { would_pass: [], pending: ['a'] }],
  [
    'that denies the runtime role',
    { source: 'published' },
    { would_pass: [], pass_role: DENIED }
  ],
  [
    'that hangs on the request',
    { source: 'policies', open_keys: ['aws:SourceIp', 'aws:SourceVpc'] },
    {}
  ],
  [
    'that nobody can give',
    UNKNOWN,
    { ...UNKNOWN, missing_permissions: MISSING }
  ],
  ['of the caller', { source: 'caller_simulation' }, {}]
];

describe('in another language', () => {
  it.each(VERDICTS)(
    'a verdict %s has no text left untranslated',
    (_, judged, answered) => {
      const judgement = { ...DENIED, ...judged };
      const whole = preflight(answered);
      const given = { judgement, preflight: whole, onPick: () => undefined };

      const { container } = render(<Why {...given} trans={trans} />);

      const values = stringsIn([judgement, whole]);
      expect(untranslated(container, values)).toEqual([]);
    }
  );

  it('the MFA code has no text left untranslated', async () => {
    const { glue, model } = fakePanel({
      access: ({ token_code }) =>
        Promise.reject(token_code === undefined ? NEEDED : REFUSED)
    });
    glue.selection.update({ profile: 'careful', style: 'profile' });
    const { container } = render(
      <>
        <MfaCode model={model} trans={trans} />
        <MfaNote needs={['mfa']} trans={trans} />
      </>
    );
    await act(() => model.assume());
    const field = screen.getByRole('textbox');
    fireEvent.change(field, { target: { value: '654321' } });

    fireEvent.click(screen.getByRole('button'));

    await screen.findByRole('alert');
    expect(untranslated(container, [REFUSED.message])).toEqual([]);
  });
});
