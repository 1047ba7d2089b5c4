import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { type PeopleFilter, peopleListQuery, type Person } from '../../api/admin/people.js';
import { allOf } from '../../api/client.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Paged } from '../../ui/list/paged.js';
import styles from '../admin/admin.module.css';
import { ReadOnlyNote, Sections, useMayManage } from '../admin/sections.js';
import { PeopleList } from './people-list.js';
import { PersonSheet } from './person-sheet.js';
import { RosterSheet } from './roster-sheet.js';
import { UnreachablePeople } from './unreachable-people.js';

const ROLES = allOf<Person['role']>()(['officer', 'supervisor', 'leader', 'admin']);
const TYPING_MS = 300;

type Opened = Person | 'new' | 'roster' | null;

/** Everybody who has a login: found, added, changed, taken out, imported as a roster; and who can not be reached. */
export default function PeoplePage(): ReactNode {
  const { t } = useTranslation('admin');
  const { show } = useSearch({ from: '/inside/admin/people' });
  const mayManage = useMayManage();
  const [open, setOpen] = useState<Opened>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Sections>
        {mayManage && (
          <>
            <a className={buttonClass()} href="/v1/roster.xlsx" download>
              {t('people.export')}
            </a>
            <Button onClick={() => setOpen('roster')}>{t('people.import')}</Button>
            <Button look="primary" onClick={() => setOpen('new')}>
              {t('person.add')}
            </Button>
          </>
        )}
      </Sections>
      <ReadOnlyNote />
      <Filters />
      {show === 'unreachable' ? <UnreachablePeople /> : <Everybody onOpen={mayManage ? setOpen : null} />}
      {open === 'roster' && <RosterSheet onClose={close} />}
      {open !== null && open !== 'roster' && <PersonSheet person={open === 'new' ? null : open} onClose={close} />}
    </>
  );
}

function Everybody({ onOpen }: { onOpen: ((person: Person) => void) | null }): ReactNode {
  const { t } = useTranslation('admin');
  const { show: _show, active = 'true', ...search } = useSearch({ from: '/inside/admin/people' });
  const filter = { ...search, ...(active === 'all' ? {} : { active: active === 'true' }) } as PeopleFilter;
  const query = useInfiniteQuery(peopleListQuery(filter));
  return (
    <Paged query={query} height={480} empty={t('people.empty')} foot={styles.foot}>
      {(people) => <PeopleList people={people} onOpen={onOpen} />}
    </Paged>
  );
}

function Filters(): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const search = useSearch({ from: '/inside/admin/people' });
  const navigate = useNavigate({ from: '/admin/people' });
  const departments = useQuery(departmentsQuery).data ?? [];
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isList = search.show !== 'unreachable';
  const set = (key: keyof typeof search, value: string): void =>
    void navigate({ search: (now) => ({ ...now, [key]: value || undefined }), replace: true });
  return (
    <div className={styles.filters} role="search">
      {isList && (
        <>
          <input
            key={search.q ?? ''}
            type="search"
            className={`${styles.control} ${styles.search}`}
            aria-label={t('people.find')}
            placeholder={t('people.find')}
            data-shortcut="/"
            defaultValue={search.q ?? ''}
            onChange={({ target: { value } }) => {
              clearTimeout(timer.current);
              timer.current = setTimeout(() => set('q', value.trim()), TYPING_MS);
            }}
          />
          <Choice label={t('people.allDepartments')} value={search.departmentId} onChange={(id) => set('departmentId', id)}>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
          <Choice label={t('people.allRoles')} value={search.role} onChange={(role) => set('role', role)}>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {common(`role.${role}`)}
              </option>
            ))}
          </Choice>
          <Choice label={t('people.active')} value={search.active} onChange={(active) => set('active', active)}>
            <option value="false">{t('people.inactive')}</option>
            <option value="all">{t('people.everybody')}</option>
          </Choice>
        </>
      )}
      <Button
        look={isList ? 'default' : 'primary'}
        aria-pressed={!isList}
        onClick={() => set('show', isList ? 'unreachable' : '')}
      >
        {t('people.unreachable')}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  /** Also what is said where nothing is chosen. */
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps): ReactNode {
  return (
    <select className={styles.control} aria-label={label} value={value ?? ''} onChange={({ target }) => onChange(target.value)}>
      <option value="">{label}</option>
      {children}
    </select>
  );
}
