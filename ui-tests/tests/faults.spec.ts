/** When AWS fails in the middle of work: what was there stays, what was picked stays, and it mends without a reload. */
import { expect, expectKept, test } from '../fixtures';
import type { Lab } from '../lab';
import { Fault, Sandbox, TROUBLES } from '../sandbox';

/**
 * A list of the panel's. questions: how many need the call, until the polls have run · beside: a list that must not
 * suffer.
 */
interface Listing {
  readonly section: string;
  readonly action: string;
  readonly refresh: string;
  readonly questions: number;
  readonly beside: 'connections' | 'sessions';
}

const LISTINGS: Record<Listing['beside'], Listing> = {
  connections: {
    section: 'VPC connection',
    action: 'GetConnections',
    refresh: 'Refresh connections',
    // the list's and the verdicts'; nobody polls
    questions: 2,
    beside: 'sessions'
  },
  sessions: {
    section: 'Sessions',
    action: 'ListSessions',
    refresh: 'Refresh sessions',
    // the user's, that of a poll that was due just then, and that of the next one
    questions: 3,
    beside: 'connections'
  }
};

const STORIES: [string, Fault['kind'][]][] = [
  [
    'AWS that throttles, fails or breaks off the connection',
    ['throttling', 'server_error', 'connection_reset']
  ],
  [
    'AWS that refuses credentials, clock or action',
    ['expired_token', 'revoked_credentials', 'access_denied', 'clock_skew']
  ],
  ['an answer that is none, or only half', ['malformed_answer', 'half_answer']]
];

/** Three attempts of 20 seconds each, the default. */
const GIVEN_UP = { timeout: 200_000 };
const TIMED_OUT_SECONDS = 21;

const OWN = 'print(1 + 1)';
const CONNECTIONS = [
  /^my vpc.*10\.20\.1\.0/,
  /^other_vpc.*10\.30\.1\.0/,
  /^reports_jdbc.*10\.20\.1\.0/,
  /^session_vpc.*10\.20\.1\.0/
];
const OLD = /As of \d+:\d\d/;

async function begin(lab: Lab, name: string): Promise<void> {
  await lab.open(name, [OWN]);
  await lab.page.clock.install();
  await lab.openPanel();
  await lab.pickTheWalkthrough();
  await expect(lab.connection('session_vpc')).toContainText('allowed');
  await expect(lab.panel.getByLabel('Filter sessions')).toBeVisible();
}

/** The connections with their networks, and the sessions with these ids. */
async function expectListed(lab: Lab, sessions: string[]): Promise<void> {
  await expect(
    lab.panel
      .getByRole('listbox', { name: 'VPC connections' })
      .getByRole('option')
  ).toHaveText(CONNECTIONS);
  expect(await lab.sessionIds()).toEqual(sessions);
}

/** Asks for a list again, which succeeds. */
async function refreshes(lab: Lab, listing: Listing): Promise<void> {
  await lab.button(listing.refresh).click();
  await expect(lab.button(listing.refresh)).toBeEnabled();
  await expect(lab.section(listing.section).getByText(OLD)).toHaveCount(0);
}

/** Everything that holds of a fault that befalls a list, and of its end. */
async function failsAndMends(
  lab: Lab,
  sandbox: Sandbox,
  listing: Listing,
  kind: Fault['kind']
): Promise<void> {
  const section = lab.section(listing.section);
  const beside = LISTINGS[listing.beside];
  const sessions = await lab.sessionIds();
  const { action } = listing;
  const { code, says, calls } = TROUBLES[kind];
  const seconds = TIMED_OUT_SECONDS;
  await sandbox.inject({ kind, service: 'glue', action, seconds });
  await sandbox.countAnew();

  await lab.button(listing.refresh).click();

  await expect(section.getByText(code, { exact: true })).toBeVisible(GIVEN_UP);
  await expect(section.getByText(OLD)).toContainText(says);
  await expectKept(lab, [OWN]);
  await expectListed(lab, sessions);
  await refreshes(lab, beside);
  expect(await sandbox.calls(`glue.${beside.action}`)).toBeGreaterThan(0);
  await expect(section.getByText(code, { exact: true })).toBeVisible();
  await lab.letPollsRun();
  expect(await sandbox.calls(`glue.${action}`)).toBeLessThanOrEqual(
    calls * listing.questions
  );

  await sandbox.mend();
  await refreshes(lab, listing);
  await expect(lab.panel.getByText(code, { exact: true })).toHaveCount(0);
  await expect(lab.connection('session_vpc')).toContainText('allowed');
  await expectKept(lab, [OWN]);
  await expectListed(lab, sessions);
}

for (const [story, kinds] of STORIES) {
  test(`${story} is told with its code, costs neither list nor choice nor cell, causes no storm, and mends without a reload`, async ({
    lab,
    sandbox
  }) => {
    await begin(lab, `faults-${kinds[0]}`);

    for (const kind of kinds) {
      for (const listing of Object.values(LISTINGS)) {
        await test.step(`${kind} at ${listing.action}`, () =>
          failsAndMends(lab, sandbox, listing, kind));
      }
    }
  });
}

test('AWS that does not answer in time is told with its code, while everything else goes on', async ({
  lab,
  sandbox
}) => {
  await begin(lab, 'faults-latency');

  await failsAndMends(lab, sandbox, LISTINGS.connections, 'latency');
});
