import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { departmentsQuery } from '../../api/departments.js';
import { LAMPS } from '../../api/projects.js';
import { useMe, useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { periodLabel, periodsUntil } from '../../ui/periods.js';
import styles from './indicators.module.css';

/** Month, lamp, lead department and words; they live in the address. */
export function IndicatorFilters({ period }: { period: string | undefined }): ReactNode {
  const { t } = useTranslation('indicators');
  const { t: common } = useTranslation();
  const search = useSearch({ from: '/inside/indicators' });
  const navigate = useNavigate({ from: '/indicators' });
  const months = periodsUntil(useToday()).find(({ kind }) => kind === 'month')?.periods ?? [];
  const departments = useQuery({ ...departmentsQuery, enabled: useMe().role !== 'officer' }).data ?? [];
  const set = (next: Partial<typeof search>): void => void navigate({ search: (now) => ({ ...now, ...next }) });
  const isFiltered = Object.keys(search).length > 0;
  return (
    <search className={styles.filters}>
      <WordBox value={search.q ?? ''} onSearch={(q) => set({ q: q || undefined })} />
      <select
        className={styles.control}
        aria-label={t('period')}
        value={search.period ?? period ?? ''}
        onChange={({ target }) => set({ period: target.value })}
      >
        {[...new Set([search.period ?? period ?? '', ...months])].map((month) => (
          <option key={month} value={month}>
            {periodLabel(month, common)}
          </option>
        ))}
      </select>
      <select
        className={styles.control}
        aria-label={t('lamp')}
        value={search.lamp ?? ''}
        onChange={({ target }) => set({ lamp: target.value || undefined })}
      >
        <option value="">{t('lamp')}</option>
        {LAMPS.map((lamp) => (
          <option key={lamp} value={lamp}>
            {common(`lampLabel.${lamp}`)}
          </option>
        ))}
      </select>
      {departments.length > 1 && (
        <select
          className={styles.control}
          aria-label={t('department')}
          value={search.leadDepartmentId ?? ''}
          onChange={({ target }) => set({ leadDepartmentId: target.value || undefined })}
        >
          <option value="">{t('department')}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {isFiltered && (
        <Button look="quiet" onClick={() => void navigate({ search: {} })}>
          {common('action.clear')}
        </Button>
      )}
    </search>
  );
}

function WordBox({ value, onSearch }: { value: string; onSearch: (q: string) => void }): ReactNode {
  const { t } = useTranslation('indicators');
  const [q, setQ] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(q.trim());
      }}
    >
      <input
        type="search"
        data-shortcut="/"
        className={styles.control}
        placeholder={t('search')}
        aria-label={t('search')}
        value={q}
        onChange={({ target }) => {
          setQ(target.value);
          if (target.value === '') onSearch('');
        }}
      />
    </form>
  );
}
