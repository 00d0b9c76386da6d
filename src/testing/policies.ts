/** Policies as the server speaks of them. */
import type { PolicyFinding, PolicyKit, PolicyLint } from '../api/types';

export function policyFinding(
  differing: Partial<PolicyFinding> = {}
): PolicyFinding {
  return {
    code: 'pass_role_everywhere',
    severity: 'warning',
    policy: 'policy',
    statement: 2,
    sid: null,
    line: 5,
    message: 'It lets every role of the account be passed.',
    fix: "Name the runtime role's ARN as the Resource of iam:PassRole.",
    ...differing
  };
}

export function policyLint(differing: Partial<PolicyLint> = {}): PolicyLint {
  return { policies: 1, statements: 2, findings: [], ...differing };
}

export function policyKit(): PolicyKit {
  return {
    formats: [
      {
        format: 'json',
        files: [{ name: 'trust-policy.json', content: '{"Version": "j"}' }]
      },
      {
        format: 'cli',
        files: [{ name: 'set-up-accounts.sh', content: '#!/usr/bin/env bash' }]
      },
      { format: 'cloudformation', files: [] },
      { format: 'terraform', files: [] },
      {
        format: 'panel',
        files: [{ name: 'panel-sessions-policy.json', content: '{}' }]
      }
    ],
    features: [
      { name: 'access', side: 'users', purpose: 'assume the creation role' },
      { name: 'connections', side: 'sessions', purpose: 'list the connections' }
    ]
  };
}
