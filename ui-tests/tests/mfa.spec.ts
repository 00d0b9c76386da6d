/** A profile that asks for an MFA code is opened in the sidebar. */
import { expect, test } from '../fixtures';

test('a wrong code is told, the right one opens the account', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.pickRole('MfaSessionRole');
  const code = lab.panel.getByRole('textbox', { name: 'MFA code' });

  await code.fill('654321');
  await code.press('Enter');
  await expect(
    lab.panel.getByText(/AWS did not accept the MFA code/)
  ).toBeVisible();
  await code.fill('123456');
  await lab.button('Sign in').click();

  await expect(lab.status).toContainText('4444-5555-6666');
  await expect(lab.connection('session_vpc')).toBeVisible();
  await expect(code).toHaveCount(0);
});
