import type { ReactNode } from 'react';
import type { Template } from '../../../api/policies/templates.js';
import { useTranslation } from '../../../i18n/index.js';
import { Fact } from '../../../ui/facts.js';
import styles from '../integrations.module.css';
import { formOf } from './template-form.js';

/** What a template says, on a phone. */
export function ReadOnlyTemplate({ template }: { template: Template }): ReactNode {
  const { t } = useTranslation('integrations');
  const { title, opening, details, actions } = formOf(template);
  return (
    <div className={styles.facts}>
      <dl>
        <Fact name={t('template.title')}>{title}</Fact>
        <Fact name={t('template.opening')}>{opening}</Fact>
        {[...details, ...actions].map(({ label, value }) => (
          <Fact key={label + value} name={label}>
            {value}
          </Fact>
        ))}
      </dl>
    </div>
  );
}
