import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import styles from './projects.module.css';

const LAMPS = ['red', 'yellow', 'green', 'off'] as const;
const STATES = ['registered', 'in_progress', 'in_review', 'suspended', 'closed', 'cancelled'] as const;
const ORIGINS = ['plan', 'instruction', 'meeting', 'finding', 'direct'] as const;
const PRIORITIES = ['normal', 'high', 'urgent'] as const;
const SEARCH_FROM = 2;
const TYPING_MS = 300;

/** Filters live in the address: a list can be sent to somebody, and Back takes one back. */
export function FilterBar(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('projects');
  const search = useSearch({ from: '/inside/projects' });
  const navigate = useNavigate({ from: '/projects' });
  const departments = useQuery(departmentsQuery).data ?? [];
  const set = (key: string, value: string): void => void navigate({ search: (now) => ({ ...now, [key]: value || undefined }) });
  const choice = (
    key: 'lamp' | 'state' | 'origin' | 'priority' | 'departmentId',
    options: readonly { id: string; name: string }[],
  ): ReactNode => (
    <select
      className={`${styles.control} ${search[key] ? styles.set : ''}`}
      aria-label={page(`filter.${key}`)}
      value={search[key] ?? ''}
      onChange={(event) => set(key, event.target.value)}
    >
      <option value="">{page(`filter.${key}`)}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
  const isFiltered = Object.keys(search).some((key) => key !== 'asOf');
  return (
    <search className={styles.filters}>
      <SearchBox value={search.q ?? ''} onChange={(q) => set('q', q)} />
      {choice(
        'lamp',
        LAMPS.map((id) => ({ id, name: t(`lampLabel.${id}`) })),
      )}
      {choice(
        'state',
        STATES.map((id) => ({ id, name: t(`state.${id}`) })),
      )}
      {departments.length > 1 && choice('departmentId', departments)}
      {choice(
        'origin',
        ORIGINS.map((id) => ({ id, name: t(`origin.${id}`) })),
      )}
      {choice(
        'priority',
        PRIORITIES.map((id) => ({ id, name: t(`priority.${id}`) })),
      )}
      {isFiltered && (
        <Button look="quiet" onClick={() => void navigate({ search: ({ asOf }) => ({ asOf }) })}>
          {t('action.clear')}
        </Button>
      )}
    </search>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (q: string) => void }): ReactNode {
  const { t } = useTranslation('projects');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const type = (text: string): void => {
    clearTimeout(timer.current);
    const q = text.trim();
    if (q.length === 0 || q.length >= SEARCH_FROM) timer.current = setTimeout(() => onChange(q), TYPING_MS);
  };
  return (
    <input
      // Back and 清除条件 change what was searched for; typing does not make the field anew.
      key={value}
      type="search"
      className={`${styles.control} ${styles.search}`}
      aria-label={t('search')}
      placeholder={t('search')}
      data-shortcut="/"
      defaultValue={value}
      onChange={(event) => type(event.target.value)}
    />
  );
}
