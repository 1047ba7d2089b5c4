import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type TemplateState, templatesQuery } from '../../../api/policies/templates.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import { Columns } from '../../../ui/list/columns.js';
import { Part } from '../../../ui/part.js';
import table from '../../../ui/table.module.css';
import { Integrations } from '../integrations.js';
import styles from '../integrations.module.css';
import { StateBadge } from '../state-badge.js';

/** What messages say, by kind and language (消息模板). */
export default function TemplatesPage(): ReactNode {
  return (
    <Integrations tab="templates">
      <Templates />
    </Integrations>
  );
}

function Templates(): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <>
      <p className={styles.muted} style={{ marginBottom: 12 }}>
        {t('template.hint')}
      </p>
      <Part query={useQuery(templatesQuery)} height={360}>
        {(templates) => (
          <table className={table.table}>
            <Columns names={(['kind', 'language', 'state'] as const).map((name) => t(`template.column.${name}`))} />
            <tbody>
              {templates.map((template) => (
                <Row key={`${template.language} ${template.kind}`} template={template} />
              ))}
            </tbody>
          </table>
        )}
      </Part>
    </>
  );
}

function Row({ template }: { template: TemplateState }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const { language, kind, version, isBuiltIn, changedByName, changedAt } = template;
  return (
    <tr>
      <td>
        <Link to="/integrations/templates/$language/$kind" params={{ language, kind }}>
          {t(`template.kind.${kind}`)}
        </Link>
      </td>
      <td className={table.narrow}>{t(`template.language.${language}`)}</td>
      <td>
        <StateBadge tone={isBuiltIn ? 'off' : 'good'}>
          {isBuiltIn ? t('template.builtIn') : t('template.own', { version })}
        </StateBadge>
        {changedAt && (
          <div className={table.sub}>
            {t('template.changedBy', { name: changedByName ?? '', time: shortTime(changedAt, today) })}
          </div>
        )}
      </td>
    </tr>
  );
}
