import type { ReactNode } from 'react';
import type { Template, TemplateDetail } from '../../../api/policies/templates.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { shortTime } from '../../../ui/dates.js';
import styles from '../integrations.module.css';

interface TemplateVersionsProps {
  detail: TemplateDetail;
  onLoad: (template: Template, version: number) => void;
}

/** What was saved before; a version can be taken back into the form. */
export function TemplateVersions({ detail: { versions }, onLoad }: TemplateVersionsProps): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  if (versions.length === 0) return null;
  return (
    <section aria-label={t('template.versions')}>
      <h2>{t('template.versions')}</h2>
      <ul className={styles.versions}>
        {versions.map(({ id, version, template, createdByName, createdAt }) => (
          <li key={id}>
            <strong>{t('template.version', { version })}</strong>
            <span>{t('template.changedBy', { name: createdByName, time: shortTime(createdAt, today) })}</span>
            {template ? (
              <Button size="small" onClick={() => onLoad(template as Template, version)}>
                {t('template.load')}
              </Button>
            ) : (
              <span className={styles.muted}>{t('template.toBuiltIn')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
