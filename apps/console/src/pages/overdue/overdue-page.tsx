import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue } from 'react';
import type { DeskFilter } from '../../api/desk.js';
import { departmentsQuery } from '../../api/departments.js';
import { useToday } from '../../api/session.js';
import { viewsQuery } from '../../api/views.js';
import { OwnScope } from '../../app/own-scope.js';
import { stringifySearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { ActSheet } from './act-sheet.js';
import { CasePane } from './case-pane.js';
import { DeskCards } from './desk-cards.js';
import { DraftsDesk } from './drafts/drafts-desk.js';
import { DeskTable } from './desk-table.js';
import { type Desk, useDesk } from './desk.js';
import { BULK } from './desk-row.js';
import tabs from '../../ui/tabs.module.css';
import styles from './overdue.module.css';
import { draftFilterOf, type Queue, type QueueName, queueOf, TABS, useCounts, useQueue, useSeesDrafts } from './queues.js';
import { Results } from './results.js';
import { SelectionBar } from './selection-bar.js';
import { useCurrentRow } from './use-current-row.js';
import './words.js';

/** The morning desk: queues as tabs, rows left, the case of the row right; one act for one row or for many. */
export default function OverduePage(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/overdue' });
  const { tab, id, state: _state, ...filter } = search;
  const seesDrafts = useSeesDrafts();
  return (
    <>
      <PageHead title={t('nav.overdue')} count={useToday()}>
        <OwnScope />
        <a className={buttonClass()} href={`/v1/projects/ledger.xlsx${stringifySearch({ ...filter, lamp: 'red' })}`} download>
          {t('action.export')}
        </a>
      </PageHead>
      <div className={styles.bar}>
        <Tabs filter={filter as DeskFilter} />
        <div className={styles.filters}>
          <ViewFilter />
          <DepartmentFilter />
        </div>
      </div>
      {tab === 'drafts' && seesDrafts ? (
        <DraftsDesk filter={draftFilterOf(filter as DeskFilter)} />
      ) : (
        <Projects name={queueOf(tab)} filter={filter as DeskFilter} id={id} />
      )}
    </>
  );
}

/** One queue of projects, and what is being done with them. */
function Projects({ name, filter, id }: { name: QueueName; filter: DeskFilter; id: string | undefined }): ReactNode {
  const queue = useQueue(name, filter);
  const desk = useDesk(queue.rows ?? []);
  const [currentId, choose] = useCurrentRow(id);
  return (
    <>
      {desk.acted && <Results acted={desk.acted} />}
      <Rows queue={queue} name={name} desk={desk} id={currentId} choose={choose} />
      {desk.acting && (
        <ActSheet action={desk.acting.action} rows={desk.acting.rows} onClose={desk.close} onActed={desk.onActed} />
      )}
    </>
  );
}

interface RowsProps {
  queue: Queue;
  name: QueueName;
  desk: Desk;
  id: string | undefined;
  choose: (id: string) => void;
}

function Rows({ queue: { rows, error, retry, more }, name, desk, id, choose }: RowsProps): ReactNode {
  const { t } = useTranslation('overdue');
  const isPhone = useIsPhone();
  const current = rows?.find((row) => row.id === id) ?? rows?.[0];
  // The mark of the row moves first; its case is drawn after it.
  const shown = useDeferredValue(current);
  if (!rows) return error ? <Failed error={error} retry={retry} /> : <Skeleton height={420} />;
  if (rows.length === 0) return <Empty>{t(`empty.${name}`)}</Empty>;
  if (isPhone) return <DeskCards rows={rows} act={desk.act} />;
  return (
    <div className={styles.panes}>
      <div>
        <DeskTable rows={rows} current={current} choose={choose} desk={desk} more={more} />
        <SelectionBar count={desk.selected.size} actions={BULK[name] ?? []} desk={desk} />
        <p className={styles.keys}>{t('keys')}</p>
      </div>
      {shown && <CasePane key={shown.id} row={shown} act={desk.act} />}
    </div>
  );
}

function Tabs({ filter }: { filter: DeskFilter }): ReactNode {
  const { t } = useTranslation('overdue');
  const { tab } = useSearch({ from: '/inside/overdue' });
  const counts = useCounts(filter);
  const seesDrafts = useSeesDrafts();
  const here = tab === 'drafts' && seesDrafts ? tab : queueOf(tab);
  return (
    <nav className={tabs.tabs} aria-label={t('tabs')}>
      {TABS.filter((name) => name !== 'drafts' || seesDrafts).map((name) => (
        <Link
          key={name}
          to="/overdue"
          search={({ tab: _tab, id: _id, state: _state, ...rest }) => ({ ...rest, ...(name === 'overdue' ? {} : { tab: name }) })}
          activeOptions={{ exact: true }}
          className={tabs.tab}
          aria-current={name === here ? 'page' : undefined}
        >
          {t(`tab.${name}`)} <span>{counts[name] ?? ''}</span>
        </Link>
      ))}
    </nav>
  );
}

function DepartmentFilter(): ReactNode {
  const { t } = useTranslation('overdue');
  return <FilterSelect name="departmentId" all={t('department')} options={useQuery(departmentsQuery).data ?? []} />;
}

/** Filters that were saved from the list of projects; absent where there are none. */
function ViewFilter(): ReactNode {
  const { t } = useTranslation('overdue');
  const views = useQuery(viewsQuery).data ?? [];
  const options = views.map(({ id, name, own, ownerName }) => ({ id, name: own ? name : `${name}（${ownerName}）` }));
  return options.length > 0 && <FilterSelect name="view" all={t('view')} options={options} />;
}

interface FilterSelectProps {
  /** In the address. */
  name: 'departmentId' | 'view';
  /** What it is called, and says while nothing is chosen. */
  all: string;
  options: readonly { id: string; name: string }[];
}

function FilterSelect({ name, all, options }: FilterSelectProps): ReactNode {
  const { [name]: chosen } = useSearch({ from: '/inside/overdue' });
  const navigate = useNavigate({ from: '/overdue' });
  return (
    <select
      className={buttonClass()}
      aria-label={all}
      value={chosen ?? ''}
      onChange={({ target }) =>
        void navigate({ search: (now) => ({ ...now, id: undefined, [name]: target.value || undefined }) })
      }
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
}
