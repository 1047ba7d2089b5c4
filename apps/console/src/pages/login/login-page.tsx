import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LoginForm } from '../../app/login-form.js';
import { usePageTitle } from '../../app/page-title.js';
import { logIn } from '../../api/session.js';
import { setLanguage, useTranslation } from '../../i18n/index.js';
import styles from './login.module.css';
import { insideOnly } from './next.js';
import './words.js';

export default function LoginPage(): ReactNode {
  const { t } = useTranslation('login');
  const { t: common } = useTranslation();
  const { next } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  usePageTitle(t('title'));
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <h1>{common('product')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        <LoginForm
          submit={async (body) => {
            await logIn(body);
            queries.clear();
            await navigate({ href: insideOnly(next), replace: true });
          }}
        />
      </section>
      <div className={styles.languages}>
        <button type="button" lang="zh-CN" onClick={() => void setLanguage('zh-CN')}>
          中文
        </button>
        <button type="button" lang="en" onClick={() => void setLanguage('en')}>
          English
        </button>
      </div>
    </main>
  );
}
