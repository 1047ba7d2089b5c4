import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { isRefused, type Wall, wallQuery } from '../../api/supervision/wall.js';
import { usePageTitle } from '../../app/page-title.js';
import { useTranslation } from '../../i18n/index.js';
import { applyTheme } from '../../theme/theme.js';
import { chinaClock } from '../../ui/dates.js';
import { sentenceOf } from '../../ui/part.js';
import { DepartmentsView, departmentPages } from './departments-view.js';
import { RedView, redPages } from './red-view.js';
import { TotalsView } from './totals-view.js';
import { useTurns, VIEWS } from './use-turns.js';
import styles from './wall.module.css';
import './words.js';

const STALE_MS = 5 * 60_000;

/** The board of a screen on a wall: three views in turn, no login, no people. The link of the screen stands behind # in its address. */
export default function WallPage(): ReactNode {
  const { t } = useTranslation('wall');
  const { hash } = useLocation();
  const { planId, theme } = useSearch({ from: '/board/wall' });
  usePageTitle(t('title'));
  useTheme(theme === 'light' ? 'light' : 'dark');
  const token = new URLSearchParams(hash).get('screen') ?? '';
  const wall = useQuery({ ...wallQuery(token, planId), enabled: token !== '' });
  const isStale = useStale(wall.dataUpdatedAt);
  if (token === '')
    return (
      <Said>
        {t('noLink')}{' '}
        <Link to="/board" className="in-text">
          {t('toBoard')}
        </Link>
      </Said>
    );
  // A link that was revoked takes what it showed with it.
  if (isRefused(wall.error)) return <Said>{sentenceOf(wall.error)}</Said>;
  if (!wall.data) return <Said>{wall.error ? `${sentenceOf(wall.error)} ${t('again')}` : t('loading')}</Said>;
  return <Views wall={wall.data} isStale={isStale} />;
}

function Said({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('wall');
  return (
    <main className={`${styles.wall} ${styles.said}`}>
      <h1>{t('title')}</h1>
      <p role="status">{children}</p>
    </main>
  );
}

function Views({ wall, isStale }: { wall: Wall; isStale: boolean }): ReactNode {
  const { t } = useTranslation('wall');
  const { view, turn, isPaused, show, pause } = useTurns();
  return (
    <main className={styles.wall}>
      <header className={styles.head}>
        <h1>
          {t('title')} <span>{t(`view.${view}`)}</span>
        </h1>
        <p className={`${styles.time} ${isStale ? styles.stale : ''}`} role="status">
          {isStale && `⚠ ${t('stale')} `}
          {t('time', { time: chinaClock(wall.at) })}
        </p>
      </header>
      <div className={styles.view}>
        {view === 'totals' && <TotalsView wall={wall} />}
        {view === 'red' && <RedView wall={wall} page={turn % redPages(wall)} />}
        {view === 'departments' && <DepartmentsView wall={wall} page={turn % departmentPages(wall)} />}
      </div>
      <nav className={styles.foot} aria-label={t('views')}>
        {VIEWS.map((name) => (
          <button key={name} type="button" aria-pressed={name === view} onClick={() => show(name)}>
            {t(`view.${name}`)}
          </button>
        ))}
        <button type="button" aria-pressed={isPaused} onClick={pause}>
          {t(isPaused ? 'goOn' : 'pause')}
        </button>
      </nav>
    </main>
  );
}

/** A screen is dark unless its address says otherwise; pages of people keep what they chose. */
function useTheme(theme: 'light' | 'dark'): void {
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    return applyTheme;
  }, [theme]);
}

/** Whether no answer has come for five minutes. @param updatedAt changes with each answer */
function useStale(updatedAt: number): boolean {
  const [staleSince, setStaleSince] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setStaleSince(updatedAt), STALE_MS);
    return () => clearTimeout(timer);
  }, [updatedAt]);
  return updatedAt > 0 && staleSince === updatedAt;
}
