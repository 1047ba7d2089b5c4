import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Plan, plansQuery } from '../../api/plans/plans.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Columns } from '../../ui/list/columns.js';
import { Paged } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { keepDropped } from './dropped-file.js';
import styles from './plans.module.css';
import './words.js';

/** Imported plans, the newest first. A file that is dropped anywhere is imported. */
export default function PlansPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('plans');
  const query = useInfiniteQuery(plansQuery);
  const drop = useDrop();
  return (
    <div {...drop.target} className={drop.isOver ? styles.over : undefined}>
      <PageHead title={t('nav.plans')}>
        <Link to="/plans/new" className={buttonClass('primary')}>
          {page('new')}
        </Link>
      </PageHead>
      <Paged
        query={query}
        height={240}
        empty={
          <>
            <p>{page('empty')}</p>
            <Link to="/plans/new" className={buttonClass()}>
              {page('new')}
            </Link>
          </>
        }
      >
        {(plans) => <Plans plans={plans} />}
      </Paged>
    </div>
  );
}

function Plans({ plans }: { plans: readonly Plan[] }): ReactNode {
  const { t } = useTranslation('plans');
  const today = useToday();
  if (useIsPhone())
    return (
      <ul>
        {plans.map((plan) => (
          <li key={plan.id} className={styles.card}>
            <PlanLink plan={plan} />
            <p className={styles.sub}>
              {plan.planYear} · <State plan={plan} />
            </p>
            <Counts plan={plan} />
          </li>
        ))}
      </ul>
    );
  return (
    <table className={table.table}>
      <Columns names={(['title', 'year', 'items', 'state', 'imported'] as const).map((name) => t(`column.${name}`))} />
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <td className={table.title}>
              <PlanLink plan={plan} />
              <div className={table.sub}>{[plan.issuer, plan.fileName].filter(Boolean).join(' · ')}</div>
            </td>
            <td className={table.narrow}>{plan.planYear}</td>
            <td>
              <Counts plan={plan} />
            </td>
            <td className={table.narrow}>
              <State plan={plan} />
            </td>
            <td className={table.narrow}>{shortTime(plan.createdAt, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlanLink({ plan: { id, title } }: { plan: Plan }): ReactNode {
  return (
    <Link to="/plans/$id" params={{ id }} className={styles.title}>
      {title}
    </Link>
  );
}

function State({ plan: { state, items } }: { plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  return t(state === 'review' && items.draft === 0 && items.registered > 0 ? 'allRegistered' : `state.${state}`);
}

/** How many wait, were registered, were dropped: as words and as a bar. */
function Counts({ plan: { items } }: { plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const { draft, registered, dropped } = items;
  return (
    <>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ flexGrow: registered }} className={styles.registered} />
        <span style={{ flexGrow: draft }} className={styles.draft} />
        <span style={{ flexGrow: dropped }} className={styles.dropped} />
      </span>
      <span className={styles.sub}>
        {[
          draft > 0 && t('counts.draft', { count: draft }),
          registered > 0 && t('counts.registered', { count: registered }),
          dropped > 0 && t('counts.dropped', { count: dropped }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

/** A file that is dropped on the list goes to the page that imports it. */
function useDrop() {
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    target: {
      onDragOver: (event: React.DragEvent) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: React.DragEvent) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (!file) return;
        keepDropped(file);
        void navigate({ to: '/plans/new' });
      },
    },
  };
}
