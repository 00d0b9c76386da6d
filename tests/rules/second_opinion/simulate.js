// Answers one question a line: {"action", "resource", "context", "identity", "boundary", "scp"} in, a verdict in AWS's
// words out. The unsafe entry, because the safe one drops context keys that it does not know of an action; it looks at
// no session policy, so none is asked about.
import { createInterface } from 'node:readline';

import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';

const VERDICTS = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny'
};
const ACCOUNT = '444455556666';

function named(policies) {
  return policies.map((policy, index) => ({ name: `policy ${index}`, policy }));
}

function verdict(question) {
  const result = runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/GlueSessionCreationRole`,
        action: question.action,
        resource: { resource: question.resource, accountId: ACCOUNT },
        contextVariables: question.context
      },
      identityPolicies: named(question.identity),
      permissionBoundaryPolicies: question.boundary && named(question.boundary),
      serviceControlPolicies: question.scp.map((level, index) => ({
        orgIdentifier: `level ${index}`,
        policies: named(level)
      })),
      resourceControlPolicies: []
    },
    { simulationMode: 'Strict' }
  );
  return VERDICTS[result] ?? `${result}`;
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(verdict(JSON.parse(line)));
}
