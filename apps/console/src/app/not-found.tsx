import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { usePageTitle } from './page-title.js';

/** An address that leads nowhere, with a way on: search. */
export function NotFound(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  usePageTitle(t('error.noPage'));
  return (
    <main id="content" style={{ maxWidth: 480, margin: '10vh auto', padding: 16 }}>
      <h1>{t('error.noPage')}</h1>
      <p style={{ margin: '8px 0 20px' }}>{t('error.noPageHint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/projects', search: q ? { q } : {} });
        }}
      >
        <TextField label={t('action.search')} type="search" value={q} onChange={setQ} />
        <Button type="submit" look="primary">
          {t('action.search')}
        </Button>
      </form>
    </main>
  );
}
