import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { allOf } from '../../api/client.js';
import { useToday } from '../../api/session.js';
import { type Slip, type SlipColour, type SlipFilter, slipsQuery } from '../../api/slips.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate } from '../../ui/dates.js';
import { Columns } from '../../ui/list/columns.js';
import { Paged } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import table from '../../ui/table.module.css';
import { SlipBadge } from './slip-badge.js';
import styles from './slips.module.css';
import './words.js';

const COLOURS = allOf<SlipColour>()(['red', 'yellow', 'blue']);
const STATES = allOf<Slip['state']>()(['issued', 'answered', 'sent_back', 'accepted', 'settled', 'withdrawn']);

/** All slips (督办单) that one may see, the newest first. */
export default function SlipsPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('slips');
  const query = useInfiniteQuery(slipsQuery(useSearch({ from: '/inside/slips' }) as SlipFilter));
  return (
    <>
      <PageHead title={t('nav.slips')}>
        <Filters />
      </PageHead>
      <Paged query={query} height={360} empty={page('empty')}>
        {(slips) => <SlipTable slips={slips} />}
      </Paged>
    </>
  );
}

function Filters(): ReactNode {
  const { t } = useTranslation('slips');
  const search = useSearch({ from: '/inside/slips' });
  const navigate = useNavigate({ from: '/slips' });
  const choice = (key: 'colour' | 'state', label: string, options: readonly { id: string; name: string }[]): ReactNode => (
    <select
      className={styles.control}
      aria-label={label}
      value={search[key] ?? ''}
      onChange={({ target }) => void navigate({ search: (now) => ({ ...now, [key]: target.value || undefined }) })}
    >
      <option value="">{label}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
  return (
    <>
      {choice(
        'colour',
        t('colours'),
        COLOURS.map((id) => ({ id, name: t(`colour.${id}`) })),
      )}
      {choice(
        'state',
        t('states'),
        STATES.map((id) => ({ id, name: t(`state.${id}`) })),
      )}
      <Button
        look={search.overdue ? 'primary' : 'default'}
        aria-pressed={Boolean(search.overdue)}
        onClick={() => void navigate({ search: (now) => ({ ...now, overdue: now.overdue ? undefined : 'true' }) })}
      >
        {t('overdueOnly')}
      </Button>
    </>
  );
}

function SlipTable({ slips }: { slips: readonly Slip[] }): ReactNode {
  const { t } = useTranslation('slips');
  const today = useToday();
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <Columns names={(['number', 'title', 'lead', 'answerDue', 'state'] as const).map((name) => t(`column.${name}`))} />
        <tbody>
          {slips.map(({ id, number, colour, title, leadDepartmentName, answerDue, state, isOverdue }) => (
            <tr key={id}>
              <td className={table.narrow}>
                <SlipBadge colour={colour} />{' '}
                <Link to="/slips/$id" params={{ id }}>
                  {number}
                </Link>
              </td>
              <td className={table.title}>{title}</td>
              <td>{leadDepartmentName}</td>
              <td className={table.narrow}>{shortDate(answerDue, today)}</td>
              <td className={table.narrow}>
                {t(`state.${state}`)}
                {isOverdue && <div className={styles.red}>{t('overdue')}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
