import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { currentLanguage, useTranslation } from '../i18n/index.js';
import { longDate } from '../ui/dates.js';
import styles from './shell.module.css';

/** Says that the page shows what was known on a past day, and leads back. */
export function AsOfBar(): ReactNode {
  const { t } = useTranslation();
  const { asOf } = useSearch({ strict: false });
  if (!asOf || !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return null;
  return (
    <p className={styles.asOf} role="note">
      {t('asOf.bar', { day: longDate(asOf, currentLanguage()) })}{' '}
      <Link to="." className="in-text" search={(search: Record<string, unknown>) => ({ ...search, asOf: undefined })}>
        {t('asOf.back')}
      </Link>
    </p>
  );
}
