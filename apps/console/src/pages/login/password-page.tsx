import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PasswordForm } from '../../account/password-form.js';
import { usePageTitle } from '../../app/page-title.js';
import { logOut } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import styles from './login.module.css';
import { insideOnly } from './next.js';
import './words.js';

/** Before anything else, for whoever has a password that somebody else gave. */
export default function PasswordPage(): ReactNode {
  const { t } = useTranslation('login');
  const { t: common } = useTranslation();
  const { next } = useSearch({ from: '/login/password' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  usePageTitle(t('ownPassword'));
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <h1>{t('ownPassword')}</h1>
        <p className={styles.lead}>{t('ownPasswordLead')}</p>
        <PasswordForm
          label={t('saveAndGoOn')}
          onChanged={async () => {
            queries.clear();
            await navigate({ href: insideOnly(next), replace: true });
          }}
        />
      </section>
      <Button
        look="quiet"
        onClick={async () => {
          await logOut();
          queries.clear();
          await navigate({ to: '/login', search: next ? { next } : {}, replace: true });
        }}
      >
        {common('action.logOut')}
      </Button>
    </main>
  );
}
