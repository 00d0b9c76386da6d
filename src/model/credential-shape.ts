/** What AWS credentials look like, before the server says so. Source: jupyter_glue_panel/credential_shapes.py. */

const KEY_ID = /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/;
const SECRET_KEY =
  /(?<![A-Za-z0-9/+])(?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[G-Z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/;
const TOKEN = /[A-Za-z0-9/+=]{100,}/;
const MIXED = /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])/;

/** Whether a short text is probably a key id, a secret key or a session token: it is then neither kept nor sent. */
export function looksLikeCredential(text: string): boolean {
  if (KEY_ID.test(text)) {
    return true;
  }
  const bare = SECRET_KEY.exec(text) ?? TOKEN.exec(text);
  return bare !== null && MIXED.test(bare[0]);
}
