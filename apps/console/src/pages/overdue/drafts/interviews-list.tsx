import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useToday } from '../../../api/session.js';
import { type Interview, interviewsQuery } from '../../../api/supervision/drafts.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortDate } from '../../../ui/dates.js';
import { Columns } from '../../../ui/list/columns.js';
import { Part } from '../../../ui/part.js';
import table from '../../../ui/table.module.css';
import { useIsPhone } from '../../../ui/use-media.js';
import styles from '../overdue.module.css';

/** 约谈通知书, the latest first: when and where, who leads and who comes, and the paper to print. */
export function InterviewsList({ departmentId }: { departmentId: string | undefined }): ReactNode {
  const { t } = useTranslation('overdue');
  const isPhone = useIsPhone();
  return (
    <Part
      query={useQuery(interviewsQuery(departmentId ? { departmentId } : {}))}
      height={320}
      empty={{ when: ({ items }) => items.length === 0, say: t('talk.none') }}
    >
      {({ items }) => (isPhone ? <Cards interviews={items} /> : <Table interviews={items} />)}
    </Part>
  );
}

function Table({ interviews }: { interviews: readonly Interview[] }): ReactNode {
  const { t } = useTranslation('overdue');
  return (
    <table className={table.table}>
      <Columns
        names={[t('talk.number'), t('column.title'), t('talk.department'), t('talk.when'), t('talk.place'), t('talk.host')]}
      />
      <tbody>
        {interviews.map((one) => (
          <tr key={one.id}>
            <td className={table.narrow}>
              <Paper interview={one} />
            </td>
            <td className={table.title}>
              <Project interview={one} />
            </td>
            <td className={table.lead}>
              {one.departmentName}
              <div className={table.sub}>{one.attendee}</div>
            </td>
            <td className={table.narrow}>
              <When interview={one} />
            </td>
            <td>{one.place}</td>
            <td>{one.host}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ interviews }: { interviews: readonly Interview[] }): ReactNode {
  return (
    <ul>
      {interviews.map((one) => (
        <li key={one.id} className={styles.card}>
          <Project interview={one} />
          <p className={styles.cardLine}>
            {one.departmentName} · {one.attendee}
          </p>
          <p className={styles.cardLine}>
            <When interview={one} /> {one.place} · {one.host}
          </p>
          <Paper interview={one} />
        </li>
      ))}
    </ul>
  );
}

function Project({ interview: { projectId, title } }: { interview: Interview }): ReactNode {
  return (
    <Link to="/projects/$id" params={{ id: projectId }}>
      {title}
    </Link>
  );
}

function When({ interview: { heldOn, heldAt } }: { interview: Interview }): ReactNode {
  const today = useToday();
  return `${shortDate(heldOn, today)} ${heldAt}`;
}

function Paper({ interview: { id, number } }: { interview: Interview }): ReactNode {
  return (
    <a href={`/v1/interviews/${id}.docx`} download>
      {number}
    </a>
  );
}
