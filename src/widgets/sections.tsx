/** Which sections the sidebar has, from top to bottom. */
import * as React from 'react';

import { RoleSummary } from './access';
import {
  ConnectionsActions,
  ConnectionsBody,
  ConnectionsSummary
} from './connections';
import { CostsBody, CostsSummary } from './costs';
import { IdentityBody, IdentitySummary } from './identity';
import { PreviewBody, PreviewProps } from './preview';
import { RoleBody } from './role';
import type { SectionOptions } from './section';
import { SessionBody, SessionSummary } from './session';
import { SessionsActions, SessionsBody, SessionsSummary } from './sessions';
import { TagsBody, TagsSummary } from './tags';

export const IDENTITY = 'identity';

const COSTS = 'costs';

/** Worth their room only when something is wrong with them, or when somebody asks for them. */
export const FOLDED_AT_FIRST: readonly string[] = [IDENTITY, COSTS];

export function sections({
  target,
  highlight,
  ...props
}: PreviewProps): readonly Omit<SectionOptions, 'folds'>[] {
  const { trans } = props;
  return [
    {
      id: IDENTITY,
      label: trans.__('Identity'),
      body: <IdentityBody {...props} />,
      summary: <IdentitySummary {...props} />
    },
    {
      id: 'role',
      label: trans.__('Account role'),
      body: <RoleBody {...props} />,
      summary: <RoleSummary {...props} />
    },
    {
      id: 'tags',
      label: trans.__('Tags'),
      body: <TagsBody {...props} />,
      summary: <TagsSummary {...props} />
    },
    {
      id: 'connections',
      label: trans.__('VPC connection'),
      body: <ConnectionsBody {...props} />,
      summary: <ConnectionsSummary {...props} />,
      actions: <ConnectionsActions {...props} />
    },
    {
      id: 'session',
      label: trans.__('Session'),
      body: <SessionBody {...props} />,
      summary: <SessionSummary {...props} />
    },
    {
      id: 'preview',
      label: trans.__('Preview'),
      body: <PreviewBody {...props} target={target} highlight={highlight} />
    },
    {
      id: 'sessions',
      label: trans.__('Sessions'),
      body: <SessionsBody {...props} />,
      summary: <SessionsSummary {...props} />,
      actions: <SessionsActions {...props} />
    },
    {
      id: COSTS,
      label: trans.__('Cost'),
      body: <CostsBody {...props} />,
      summary: <CostsSummary {...props} />
    }
  ];
}
