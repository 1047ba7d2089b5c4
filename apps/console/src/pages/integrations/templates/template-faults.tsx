import type { ReactNode } from 'react';
import { ApiProblem } from '../../../api/problem.js';
import { currentLanguage, useTranslation } from '../../../i18n/index.js';
import { Failed } from '../../../ui/part.js';
import styles from '../integrations.module.css';

interface Fault {
  pointer: string;
  detail: string;
  zh?: string;
}

/** Each fault of a template with its place; another error as it is. */
export function TemplateFaults({ error }: { error: unknown }): ReactNode {
  const { t } = useTranslation('integrations');
  const errors = error instanceof ApiProblem ? error.facts['errors'] : null;
  if (!Array.isArray(errors) || errors.length === 0) return <Failed error={error} />;
  const faults = errors as Fault[];
  return (
    <div className={styles.warn} role="alert">
      <p>{t('template.faults', { count: faults.length })}</p>
      <ul>
        {faults.map(({ pointer, detail, zh }) => (
          <li key={pointer + detail}>
            <code>{pointer}</code> {currentLanguage() === 'zh-CN' ? (zh ?? detail) : detail}
          </li>
        ))}
      </ul>
    </div>
  );
}
