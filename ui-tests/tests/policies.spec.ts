/** What administrators need: the documents that let people in, and the traps in those that are there. */
import { expect, test } from '../fixtures';
import type { Lab } from '../lab';

/** Opens an item of the panel's menu, by keyboard alone. */
async function choose(lab: Lab, item: string): Promise<void> {
  await lab.button('AWS Glue menu').focus();
  await lab.page.keyboard.press('Enter');
  await expect(lab.page.getByRole('menuitem', { name: item })).toBeVisible();
  await lab.page.keyboard.press(item[0]);
  await lab.page.keyboard.press('Enter');
}

test('"Set up accounts…" writes the documents of the accounts that are picked', async ({
  lab,
  sandbox
}) => {
  await lab.openPanel();
  await lab.pickTheWalkthrough();

  await choose(lab, 'Set up accounts…');

  const trust = lab.page.getByRole('figure', { name: 'trust-policy.json' });
  await expect(trust).toContainText(
    `arn:aws:iam::${sandbox.info.account_a}:user/ISBlogUser`
  );
  await expect(
    lab.page.getByRole('figure', { name: 'session-policy.json' })
  ).toContainText('"glue:VpcIds"');
  await lab.page.getByRole('tab', { name: 'AWS CLI' }).click();
  const download = lab.page.waitForEvent('download');
  await lab.page
    .getByRole('button', { name: 'Download set-up-accounts.sh' })
    .click();
  expect((await download).suggestedFilename()).toBe('set-up-accounts.sh');
});

test('"Policies…" finds the trap in a policy, and its line', async ({
  lab
}) => {
  await lab.openPanel();
  const condition = '"StringNotEquals": {"glue:VpcIds": "vpc-1"}';

  await lab.command('glue-panel:check-policies');
  await lab.page.getByRole('textbox', { name: 'Policy (JSON)' })
    .fill(`{"Version": "2012-10-17", "Statement": [
      {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*",
       "Condition": {${condition}}}
    ]}`);
  await lab.page.getByRole('button', { name: 'Check policy' }).click();

  const findings = lab.page.getByRole('region', { name: 'Findings' });
  await expect(findings.getByRole('listitem')).toContainText(
    /Error.*line 2.*denies nothing where the list is there/s
  );
});
