import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Unreachable, unreachableQuery } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import styles from '../admin/admin.module.css';
import { useDepartmentNames } from '../admin/department-names.js';

/** Whom only the inbox reaches, and what stands in the way of each channel. */
export function UnreachablePeople(): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const query = useInfiniteQuery(unreachableQuery);
  const people = query.data?.pages.flatMap(({ items }) => items);
  if (!people)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={320} />;
  if (people.length === 0) return <Empty>{t('people.emptyUnreachable')}</Empty>;
  return (
    <>
      <p className={styles.note}>{t('people.unreachableHint')}</p>
      <div className={styles.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('people.column.name')}</th>
              <th scope="col">{t('people.column.department')}</th>
              <th scope="col">{t('people.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.id} person={person} />
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <div className={styles.foot}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {common('action.loadMore')}
          </Button>
        </div>
      )}
    </>
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
