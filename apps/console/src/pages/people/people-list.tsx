import type { ReactNode } from 'react';
import type { Person } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Columns } from '../../ui/list/columns.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import styles from '../admin/admin.module.css';
import { useDepartmentNames } from '../admin/department-names.js';

interface PeopleListProps {
  people: readonly Person[];
  /** null: this person only reads. */
  onOpen: ((person: Person) => void) | null;
}

/** People as a table; on a phone as cards. */
export function PeopleList({ people, onOpen }: PeopleListProps): ReactNode {
  const isPhone = useIsPhone();
  return isPhone ? <Cards people={people} /> : <Table people={people} onOpen={onOpen} />;
}

function Table({ people, onOpen }: PeopleListProps): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departmentName = useDepartmentNames();
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <Columns
          names={(['name', 'login', 'role', 'department', 'contact', 'state'] as const).map((column) =>
            t(`people.column.${column}`),
          )}
        />
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                {onOpen ? (
                  <button type="button" className={styles.opens} onClick={() => onOpen(person)}>
                    {person.name}
                  </button>
                ) : (
                  <strong>{person.name}</strong>
                )}
                {person.post && <div className={table.sub}>{person.post}</div>}
              </td>
              <td className={table.narrow}>{person.login}</td>
              <td className={table.narrow}>{common(`role.${person.role}`)}</td>
              <td>
                {departmentName(person.departmentId)}
                {person.isHead && <span className={table.sub}> · {t('people.head')}</span>}
              </td>
              <td>{[person.email, person.phone].filter(Boolean).join(' · ')}</td>
              <td className={table.narrow}>
                <State person={person} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ person: { active, mustChangePassword } }: { person: Person }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <>
      <span className={active ? '' : styles.left}>{t(active ? 'people.active' : 'people.inactive')}</span>
      {active && mustChangePassword && <div className={table.sub}>{t('people.mustChange')}</div>}
    </>
  );
}

function Cards({ people }: { people: readonly Person[] }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departmentName = useDepartmentNames();
  return (
    <ul className={styles.cards}>
      {people.map(({ id, name, login, post, role, departmentId, isHead, email, phone, active }) => (
        <li key={id} className={styles.card}>
          <strong>{name}</strong> {login}
          {!active && <span className={styles.left}> · {t('people.inactive')}</span>}
          <div>
            {[common(`role.${role}`), departmentName(departmentId), post, isHead ? t('people.head') : null]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <div>
            {email}
            {email && phone && ' · '}
            {phone && <a href={`tel:${phone}`}>{phone}</a>}
          </div>
        </li>
      ))}
    </ul>
  );
}
