import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { logOut, useMe } from '../../api/session.js';
import { BAR_PLACES, placesOf } from '../../app/navigation.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { useIsPhone } from '../../ui/use-media.js';
import { Appearance } from './appearance.js';
import { Deputies } from './deputies.js';
import { Logins } from './logins.js';
import styles from './me.module.css';
import { Notifications } from './notifications.js';
import { PasswordSheet } from './password-sheet.js';
import './words.js';

/** Places that the bottom bar of a phone has no room for. */
function MorePlaces(): ReactNode {
  const { t } = useTranslation();
  const places = placesOf(useMe()).slice(BAR_PLACES);
  if (!useIsPhone() || places.length === 0) return null;
  return (
    <nav aria-label={t('nav.more')} style={{ marginBottom: 20 }}>
      {places.map(({ to, word, search }) => (
        <Link key={to} to={to} search={search ?? {}} className={styles.place}>
          {t(`nav.${word}`)}
        </Link>
      ))}
    </nav>
  );
}

/** What belongs to the person: how the pages look, how one is told, who stands in, and the way out. */
export default function MePage(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t: account } = useTranslation('account');
  const [isChanging, setChanging] = useState(false);
  const leave = async (): Promise<void> => {
    await logOut();
    queries.clear();
    await navigate({ to: '/login' });
  };
  return (
    <div className={styles.page}>
      <PageHead title={me.name}>
        <div className={styles.buttons}>
          <Button onClick={() => setChanging(true)}>{account('change')}</Button>
          <Button onClick={() => void leave()}>{t('action.logOut')}</Button>
        </div>
      </PageHead>
      <p style={{ marginBottom: 20 }}>{[t(`role.${me.role}`), me.departmentName].filter(Boolean).join(' · ')}</p>
      <MorePlaces />
      <div className={styles.columns}>
        <Notifications />
        <Deputies />
        <Appearance />
        <Logins />
      </div>
      {isChanging && <PasswordSheet onClose={() => setChanging(false)} />}
    </div>
  );
}
