import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Policy } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { AdoptSheet } from './adopt-sheet.js';
import styles from './policies.module.css';
import { RunningLink, Saved } from './policy-facts.js';

interface VersionsPartProps {
  /** The newest first. */
  versions: readonly Policy[];
  viewed: Policy | null;
  canAdopt: boolean;
}

/** Every version, and how many projects still run under it. */
export function VersionsPart({ versions, viewed, canAdopt }: VersionsPartProps): ReactNode {
  const { t } = useTranslation('policies');
  const [isAdopting, setAdopting] = useState(false);
  const [current, ...earlier] = versions;
  if (!current) return null;
  const behind = earlier.reduce((sum, { projects }) => sum + projects, 0);
  return (
    <section aria-label={t('versions.title')}>
      <h2 className={styles.heading}>{t('versions.title')}</h2>
      <ul className={styles.versions}>
        {versions.map((policy) => (
          <li key={policy.id}>
            <strong>{t('version', { version: policy.version })}</strong>
            {policy === current && <span className={styles.badge}>{t('versions.current')}</span>}
            <span>
              <Saved policy={policy} />
            </span>
            <RunningLink policyId={policy.id} projects={policy.projects}>
              {t('versions.projects', { count: policy.projects })}
            </RunningLink>
            {policy !== viewed && (
              <Link
                to="/policies/$name"
                params={{ name: policy.name }}
                search={policy === current ? {} : { version: String(policy.version) }}
              >
                {t('versions.view')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {canAdopt && behind > 0 && (
        <Button onClick={() => setAdopting(true)}>{t('adopt.button', { count: behind, version: current.version })}</Button>
      )}
      {isAdopting && <AdoptSheet policy={current} onClose={() => setAdopting(false)} />}
    </section>
  );
}
