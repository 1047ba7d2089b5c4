import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { allOf } from '../../api/client.js';
import { type CircularFilter, type CircularHead, circularsQuery } from '../../api/reporting/circulars.js';
import { useMe, useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Columns } from '../../ui/list/columns.js';
import { Paged } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { periodLabel } from '../../ui/periods.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import styles from './circulars.module.css';
import { DraftSheet } from './draft-sheet.js';
import './words.js';

const STATES = allOf<CircularHead['state']>()(['draft', 'issued', 'withdrawn']);

/** Circulars (通报), the latest first; supervisors draft them here. */
export default function CircularsPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('circulars');
  const isPhone = useIsPhone();
  const { abilities } = useMe();
  const mayDraft = abilities.includes('project.supervise');
  const [isDrafting, setDrafting] = useState(false);
  const query = useInfiniteQuery(circularsQuery(useSearch({ from: '/inside/circulars' }) as CircularFilter));
  return (
    <>
      <PageHead title={t('nav.circulars')}>
        <StateFilter />
        {abilities.includes('project.decide') && (
          <Link to="/reports" className={buttonClass()}>
            {t('nav.reports')}
          </Link>
        )}
        {mayDraft && (
          <Button look="primary" onClick={() => setDrafting(true)}>
            {page('act.draft')}
          </Button>
        )}
      </PageHead>
      <Paged query={query} height={360} empty={page(mayDraft ? 'empty.draft' : 'empty.list')}>
        {(circulars) => (isPhone ? <Cards circulars={circulars} /> : <Table circulars={circulars} />)}
      </Paged>
      {isDrafting && <DraftSheet onClose={() => setDrafting(false)} />}
    </>
  );
}

function StateFilter(): ReactNode {
  const { t } = useTranslation('circulars');
  const { state } = useSearch({ from: '/inside/circulars' });
  const navigate = useNavigate({ from: '/circulars' });
  return (
    <select
      className={styles.control}
      aria-label={t('states')}
      value={state ?? ''}
      onChange={({ target }) => void navigate({ search: (now) => ({ ...now, state: target.value || undefined }) })}
    >
      <option value="">{t('states')}</option>
      {STATES.map((name) => (
        <option key={name} value={name}>
          {t(`state.${name}`)}
        </option>
      ))}
    </select>
  );
}

function Table({ circulars }: { circulars: readonly CircularHead[] }): ReactNode {
  const { t } = useTranslation('circulars');
  const { t: common } = useTranslation();
  return (
    <table className={table.table}>
      <Columns names={(['number', 'title', 'period', 'state', 'who'] as const).map((name) => t(`column.${name}`))} />
      <tbody>
        {circulars.map((circular) => (
          <tr key={circular.id}>
            <td className={table.narrow}>{circular.number ?? t('unnumbered')}</td>
            <td className={table.title}>
              <Link to="/circulars/$id" params={{ id: circular.id }}>
                {circular.title}
              </Link>
            </td>
            <td className={table.narrow}>{periodLabel(circular.period, common)}</td>
            <td className={table.narrow}>{t(`state.${circular.state}`)}</td>
            <td>
              <Who circular={circular} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ circulars }: { circulars: readonly CircularHead[] }): ReactNode {
  const { t } = useTranslation('circulars');
  return (
    <ul className={styles.cards}>
      {circulars.map((circular) => (
        <li key={circular.id} className={styles.card}>
          <p className={styles.muted}>
            {circular.number ?? t('unnumbered')} · {t(`state.${circular.state}`)}
          </p>
          <Link to="/circulars/$id" params={{ id: circular.id }} className={styles.cardTitle}>
            {circular.title}
          </Link>
          <p className={styles.muted}>
            <Who circular={circular} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Who drafted it, or issued it, and when. */
export function Who({ circular }: { circular: CircularHead }): ReactNode {
  const { t } = useTranslation('circulars');
  const today = useToday();
  const { draftedByName, draftedAt, issuedByName, issuedAt } = circular;
  if (issuedAt) return t('issued', { name: issuedByName ?? '', time: shortTime(issuedAt, today) });
  return t('drafted', { name: draftedByName, time: shortTime(draftedAt, today) });
}
