import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import styles from '../integrations.module.css';

/** What a template of this kind may name, with an example of each. */
export function FactList({ facts }: { facts: Record<string, unknown> }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <details className={styles.more}>
      <summary>{t('template.facts')}</summary>
      <p className={styles.muted}>{t('template.factsHint')}</p>
      <dl className={styles.factList}>
        {Object.entries(facts).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </details>
  );
}

function Fact({ name, value }: { name: string; value: unknown }): ReactNode {
  return (
    <>
      <dt>
        <code>{`{{ ${name} }}`}</code>
      </dt>
      <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
    </>
  );
}
