import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Policy } from '../../api/policies/policies.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortTime } from '../../ui/dates.js';
import './words/words.js';

/** What is not over; suspended projects go on under their policy. */
const RUNNING_STATES = 'registered,in_progress,in_review,suspended';

/** How many running projects a version has, as a link to them. */
export function RunningLink({
  policyId,
  projects,
  children,
}: {
  policyId: string;
  projects: number;
  children?: ReactNode;
}): ReactNode {
  if (projects === 0) return children ?? 0;
  return (
    <Link to="/projects" search={{ policyId, state: RUNNING_STATES }}>
      {children ?? projects}
    </Link>
  );
}

/** Who saved a version, and when. */
export function Saved({ policy: { createdByName, createdAt } }: { policy: Policy }): ReactNode {
  const { t } = useTranslation('policies');
  const today = useToday();
  return createdByName === null ? t('shipped') : t('savedBy', { name: createdByName, time: shortTime(createdAt, today) });
}
