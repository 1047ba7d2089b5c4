import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { InboundMessage } from '../../../api/integrations/sources.js';
import { useTranslation } from '../../../i18n/index.js';

/** Reports that a message became, or would become, each with its project. */
export function Reports({ reports }: { reports: InboundMessage['reports'] }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <ul>
      {reports.map(({ projectId, title, kind, text, before, after }) => (
        <li key={projectId + text}>
          <Link to="/projects/$id" params={{ id: projectId }}>
            {t('source.report', { title, kind: t(`source.kind.${kind}`), before: before.percent, after: after.percent })}
          </Link>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}
