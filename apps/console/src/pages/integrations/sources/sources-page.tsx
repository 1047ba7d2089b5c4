import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { type Source, sourcesQuery } from '../../../api/integrations/sources.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import table from '../../../ui/table.module.css';
import styles from '../integrations.module.css';
import { ListPage } from '../list-page.js';
import { DepartmentName, SourceState } from './source-facts.js';

const NewSource = lazy(async () => ({ default: (await import('./source-sheet.js')).SourceSheet }));

/** Systems that report progress by webhook (来源系统). */
export default function SourcesPage(): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <ListPage
      tab="sources"
      query={sourcesQuery}
      add={t('source.new')}
      empty={t('source.empty')}
      columns={(['name', 'department', 'state', 'created'] as const).map((column) => t(`source.column.${column}`))}
      Card={Card}
      Cells={Cells}
      NewSheet={NewSource}
    />
  );
}

function Card({ item }: { item: Source }): ReactNode {
  return (
    <>
      <Name source={item} /> <SourceState source={item} />
      <p className={styles.muted}>
        <DepartmentName id={item.departmentId} />
      </p>
    </>
  );
}

function Cells({ item }: { item: Source }): ReactNode {
  const today = useToday();
  return (
    <>
      <td className={table.title}>
        <Name source={item} />
      </td>
      <td>
        <DepartmentName id={item.departmentId} />
      </td>
      <td className={table.narrow}>
        <SourceState source={item} />
      </td>
      <td className={table.narrow}>{shortTime(item.createdAt, today)}</td>
    </>
  );
}

function Name({ source: { id, name } }: { source: Source }): ReactNode {
  return (
    <Link to="/integrations/sources/$id" params={{ id }}>
      {name}
    </Link>
  );
}
