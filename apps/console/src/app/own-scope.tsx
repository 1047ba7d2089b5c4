import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../api/session.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';

/** For a leader: 我分管, or everything. `me` in the address is whoever opens it, so that leaders can send it to each other. */
export function OwnScope(): ReactNode {
  const { t } = useTranslation();
  const { role } = useMe();
  const { leaderId } = useSearch({ strict: false });
  const navigate = useNavigate();
  if (role !== 'leader') return null;
  const isOwn = leaderId !== undefined;
  const choose = (next: string | undefined): void =>
    void navigate({ to: '.', search: (now: Record<string, unknown>) => ({ ...now, id: undefined, leaderId: next }) });
  return (
    <div role="group" aria-label={t('scope.label')} style={{ display: 'flex', gap: 4 }}>
      <Button look={isOwn ? 'primary' : 'default'} aria-pressed={isOwn} onClick={() => choose('me')}>
        {t('scope.own')}
      </Button>
      <Button look={isOwn ? 'default' : 'primary'} aria-pressed={!isOwn} onClick={() => choose(undefined)}>
        {t('scope.all')}
      </Button>
    </div>
  );
}
