import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { PageHead } from '../../ui/page-head.js';
import tabs from '../../ui/tabs.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import styles from './admin.module.css';
import './words.js';

/** Whether this person may change the roster; on a phone one only reads it. */
export function useMayManage(): boolean {
  const isPhone = useIsPhone();
  return useMe().abilities.includes('roster.manage') && !isPhone;
}

/** The heading of each page of departments and people, with links to the others that this person may open. */
export function Sections({ count, children }: { count?: number | undefined; children?: ReactNode }): ReactNode {
  const { t } = useTranslation('admin');
  const { abilities } = useMe();
  const link = { className: tabs.tab, activeProps: { 'aria-current': 'page' } } as const;
  return (
    <>
      <PageHead title={t('sections')} count={count}>
        {children}
      </PageHead>
      <nav className={`${tabs.tabs} ${styles.sections}`} aria-label={t('sections')}>
        <Link to="/admin/people" {...link}>
          {t('section.people')}
        </Link>
        <Link to="/admin/departments" {...link}>
          {t('section.departments')}
        </Link>
        <Link to="/admin/calendar" {...link}>
          {t('section.calendar')}
        </Link>
        {abilities.includes('key.manage') && (
          <Link to="/admin/keys" {...link}>
            {t('section.keys')}
          </Link>
        )}
        {abilities.includes('queue.read') && (
          <a href="/admin/queues" target="_blank" rel="noreferrer" className={tabs.tab} title={t('queuesHint')}>
            {t('section.queues')} <span aria-hidden="true">↗</span>
          </a>
        )}
      </nav>
    </>
  );
}

/** Said to whoever may read but not change. */
export function ReadOnlyNote(): ReactNode {
  const { t } = useTranslation('admin');
  return useMayManage() ? null : <p className={styles.note}>{t('readOnly')}</p>;
}
