import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { unreadQuery } from '../api/inbox.js';
import { useMe } from '../api/session.js';
import { taskCountQuery } from '../api/tasks.js';
import { useTranslation } from '../i18n/index.js';
import { Notices } from '../ui/notice.js';
import { AsOfBar } from './as-of-bar.js';
import { Icon } from './icons.js';
import { LoginDialog } from './login-dialog.js';
import { type Place, placesOf } from './navigation.js';
import { useInboxStream } from './inbox-stream.js';
import { EVERY_MINUTE } from './queries.js';
import styles from './shell.module.css';
import { Shortcuts } from './shortcuts.js';

const STORED = 'duban.rail';

/** What stands around every page behind the login: navigation, the day that is shown, notices, the login dialog. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const [isCollapsed, setCollapsed] = useState(() => localStorage.getItem(STORED) === 'collapsed');
  useInboxStream();
  const fold = (): void => {
    localStorage.setItem(STORED, isCollapsed ? 'expanded' : 'collapsed');
    setCollapsed(!isCollapsed);
  };
  return (
    <div className={`${styles.shell} ${isCollapsed ? styles.collapsed : ''}`}>
      <a className={styles.skip} href="#content">
        {t('skipToContent')}
      </a>
      <Rail isCollapsed={isCollapsed} fold={fold} />
      <main id="content" className={styles.content} tabIndex={-1}>
        <AsOfBar />
        <Outlet />
      </main>
      <Notices />
      <LoginDialog />
      <Shortcuts />
    </div>
  );
}

function Rail({ isCollapsed, fold }: { isCollapsed: boolean; fold: () => void }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <Link to="/" className={styles.product}>
        <svg width="24" height="24" viewBox="0 0 16 16" aria-hidden="true">
          <rect width="16" height="16" rx="4" fill="#0b57c2" />
          <path d="M4 8.500l2.600 2.600L12 5.500" stroke="white" strokeWidth="1.800" fill="none" />
        </svg>
        <span className={styles.word}>{t('product')}</span>
      </Link>
      <div className={styles.places}>
        {placesOf(me).map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
      </div>
      <Link to="/me" className={styles.person} title={t('session.loggedInAs', { name: me.name, role: t(`role.${me.role}`) })}>
        <Icon name="me" />
        <span className={styles.word}>
          {me.name}
          <span className={styles.unit}>{me.departmentName ?? t(`role.${me.role}`)}</span>
        </span>
      </Link>
      <button type="button" className={styles.fold} onClick={fold} aria-label={t(isCollapsed ? 'nav.expand' : 'nav.collapse')}>
        {isCollapsed ? '»' : '«'}
      </button>
    </nav>
  );
}

function PlaceLink({ place: { to, word, search } }: { place: Place }): ReactNode {
  const { t } = useTranslation();
  const section = to === '/admin/people' ? '/admin' : to;
  const isHere = useRouterState({
    select: ({ location: { pathname } }) => pathname === section || pathname.startsWith(`${section}/`),
  });
  const count = useCountOf(word);
  return (
    <Link
      to={to}
      search={search ?? {}}
      className={styles.place}
      aria-current={isHere ? 'page' : undefined}
      title={t(`nav.${word}`)}
    >
      <Icon name={word} />
      <span className={styles.word}>{t(`nav.${word}`)}</span>
      {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}

/** What waits behind a place. */
function useCountOf(word: Place['word']): number {
  const owesActs = word === 'todo' || word === 'decide';
  const unread = useQuery({ ...unreadQuery, enabled: word === 'inbox' }).data?.unread ?? 0;
  const tasks = useQuery({ ...taskCountQuery('me'), ...EVERY_MINUTE, enabled: owesActs }).data?.total ?? 0;
  if (word === 'inbox') return unread;
  return owesActs ? tasks : 0;
}
