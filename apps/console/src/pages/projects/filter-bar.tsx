import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { allOf } from '../../api/client.js';
import { departmentsQuery } from '../../api/departments.js';
import { LAMPS, type Project, type ProjectFilter } from '../../api/projects.js';
import { OPEN_STATES } from '../../app/navigation.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { useIsPhone } from '../../ui/use-media.js';
import styles from './projects.module.css';

const STATES = allOf<Project['state']>()([
  'registered',
  'in_progress',
  'in_review',
  'suspended',
  'closed',
  'cancelled',
  'carried_over',
]);
const ORIGINS = allOf<Project['origin']>()(['plan', 'instruction', 'meeting', 'finding', 'proposal', 'hotline', 'direct']);
const PRIORITIES = allOf<Project['priority']>()(['normal', 'high', 'urgent']);
const SEARCH_FROM = 2;
const TYPING_MS = 300;

/** Filters live in the address: a list can be sent to somebody, and Back takes one back. */
export function FilterBar(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('projects');
  const search = useSearch({ from: '/inside/projects' });
  const navigate = useNavigate({ from: '/projects' });
  const isPhone = useIsPhone();
  const isFiltered = Object.keys(search).some((key) => key !== 'asOf');
  const searchBox = (
    <SearchBox value={search.q ?? ''} onChange={(q) => void navigate({ search: (now) => ({ ...now, q: q || undefined }) })} />
  );
  return (
    <search className={styles.filters}>
      {searchBox}
      {isPhone ? (
        <details className={styles.more}>
          <summary>{page('more')}</summary>
          <div className={styles.filters}>
            <Choices />
          </div>
        </details>
      ) : (
        <Choices />
      )}
      <Chips />
      {isFiltered && (
        <Button look="quiet" onClick={() => void navigate({ search: ({ asOf }) => ({ asOf }) })}>
          {t('action.clear')}
        </Button>
      )}
    </search>
  );
}

type ChoiceKey = 'lamp' | 'state' | 'level' | 'origin' | 'priority' | 'departmentId';

function Choices(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('projects');
  const departments = useQuery(departmentsQuery).data ?? [];
  const states = STATES.map((id) => ({ id, name: t(`state.${id}`) }));
  return (
    <>
      <Choice name="lamp" options={LAMPS.map((id) => ({ id, name: t(`lampLabel.${id}`) }))} />
      <Choice name="state" options={[{ id: OPEN_STATES, name: page('open') }, ...states]} />
      <Choice name="level" options={LEVELS.map((id) => ({ id, name: page(`level.${id}`) }))} />
      {departments.length > 1 && <Choice name="departmentId" options={departments} />}
      <Choice name="origin" options={ORIGINS.map((id) => ({ id, name: t(`origin.${id}`) }))} />
      <Choice name="priority" options={PRIORITIES.map((id) => ({ id, name: t(`priority.${id}`) }))} />
    </>
  );
}

function Choice({ name, options }: { name: ChoiceKey; options: readonly { id: string; name: string }[] }): ReactNode {
  const { t } = useTranslation('projects');
  const search = useSearch({ from: '/inside/projects' });
  const navigate = useNavigate({ from: '/projects' });
  return (
    <select
      className={`${styles.control} ${search[name] ? styles.set : ''}`}
      aria-label={t(`filter.${name}`)}
      value={search[name] ?? ''}
      onChange={({ target }) => void navigate({ search: (now) => ({ ...now, [name]: target.value || undefined }) })}
    >
      <option value="">{t(`filter.${name}`)}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

/** Filters that came with a link, as from a number of the board: each can be taken away. */
const LINKED = [
  'part',
  'waiting',
  'level',
  'horizon',
  'leadDepartmentId',
  'leaderId',
  'planId',
  'policyId',
  'parentId',
  'series',
  'tag',
  'dueFrom',
  'dueTo',
] as const;

function Chips(): ReactNode {
  const { t } = useTranslation('projects');
  const search = useSearch({ from: '/inside/projects' });
  const navigate = useNavigate({ from: '/projects' });
  const departments = useQuery(departmentsQuery).data ?? [];
  const valueOf = (key: (typeof LINKED)[number], value: string): string => {
    if (key === 'leadDepartmentId') return departments.find(({ id }) => id === value)?.name ?? '';
    if (key === 'level')
      return value
        .split(',')
        .map((one) => (isLevel(one) ? t(`level.${one}`) : one))
        .join('、');
    if (key === 'horizon') return value === 'five-year' ? t('horizon.five-year') : t('horizon.year');
    if (key === 'waiting') return isWaiting(value) ? t(`waiting.${value}`) : value;
    return key.endsWith('Id') ? '' : value;
  };
  return LINKED.flatMap((key) => {
    const value = search[key];
    if (!value) return [];
    const words = [t(`filter.${key}`), valueOf(key, value)].filter(Boolean).join('：');
    return [
      <button
        key={key}
        type="button"
        className={`${styles.control} ${styles.set}`}
        aria-label={t('without', { filter: words })}
        onClick={() => void navigate({ search: (now) => ({ ...now, [key]: undefined }) })}
      >
        {words} ×
      </button>,
    ];
  });
}

const LEVELS = ['0', '1', '2', '3', '4', '5'] as const;

function isLevel(value: string): value is (typeof LEVELS)[number] {
  return LEVELS.some((one) => one === value);
}

const WAITING = allOf<NonNullable<ProjectFilter['waiting']>[number]>()(['unsigned', 'unreported', 'to-review', 'undecided']);

function isWaiting(value: string): value is (typeof WAITING)[number] {
  return WAITING.some((one) => one === value);
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
