import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Unreachable, unreachableQuery } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Columns } from '../../ui/list/columns.js';
import { Paged } from '../../ui/list/paged.js';
import table from '../../ui/table.module.css';
import styles from '../admin/admin.module.css';
import { useDepartmentNames } from '../admin/department-names.js';

/** Whom only the inbox reaches, and what stands in the way of each channel. */
export function UnreachablePeople(): ReactNode {
  const { t } = useTranslation('admin');
  const query = useInfiniteQuery(unreachableQuery);
  return (
    <Paged query={query} empty={t('people.emptyUnreachable')} foot={styles.foot}>
      {(people) => (
        <>
          <p className={styles.note}>{t('people.unreachableHint')}</p>
          <div className={styles.scroll}>
            <table className={table.table}>
              <Columns names={(['name', 'department', 'why'] as const).map((name) => t(`people.column.${name}`))} />
              <tbody>
                {people.map((person) => (
                  <Row key={person.id} person={person} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Paged>
  );
}

function Row({ person: { name, login, role, departmentId, blocked } }: { person: Unreachable }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departmentName = useDepartmentNames();
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <div className={table.sub}>{login}</div>
      </td>
      <td>{departmentName(departmentId) || common(`role.${role}`)}</td>
      <td>
        {blocked
          .map(({ channel, obstacle }) => `${t(`people.channel.${channel}`)}：${t(`people.obstacle.${obstacle}`)}`)
          .join('；')}
      </td>
    </tr>
  );
}
