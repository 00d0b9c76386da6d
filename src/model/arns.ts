/** Role ARNs, taken apart. Source: IAM's name rules; the server checks them again. */

const ROLE_ARN =
  /^arn:(aws[a-z-]*):iam::([0-9]{12}):role\/(?:[!-~]{1,510}\/)?([\w+=,.@-]{1,64})$/;

export interface RoleArn {
  readonly partition: string;
  readonly account: string;
  readonly name: string;
}

/** null where `text` is not the ARN of an IAM role. */
export function parseRoleArn(text: string): RoleArn | null {
  const match = ROLE_ARN.exec(text);
  return match && { partition: match[1], account: match[2], name: match[3] };
}
