import type { ReactNode } from 'react';
import type { Template } from '../../../api/policies/templates.js';
import { useTranslation } from '../../../i18n/index.js';
import styles from '../integrations.module.css';
import { formOf } from './template-form.js';

/** What a template says, on a phone. */
export function ReadOnlyTemplate({ template }: { template: Template }): ReactNode {
  const { t } = useTranslation('integrations');
  const { title, opening, details, actions } = formOf(template);
  return (
    <div className={styles.facts}>
      <dl>
        <div>
          <dt>{t('template.title')}</dt>
          <dd>{title}</dd>
        </div>
        <div>
          <dt>{t('template.opening')}</dt>
          <dd>{opening}</dd>
        </div>
        {[...details, ...actions].map(({ label, value }) => (
          <div key={label + value}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
