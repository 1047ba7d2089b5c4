import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ScoreLine } from '../../api/reporting/scorecards.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate } from '../../ui/dates.js';
import { Columns } from '../../ui/list/columns.js';
import { Wide } from '../../ui/list/wide.js';
import { Empty } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { signed } from './numbers.js';
import styles from './scorecards.module.css';

interface LinesProps {
  lines: readonly ScoreLine[];
  onAppeal: (line: ScoreLine) => void;
  onRead: (appealId: string) => void;
}

/** The points of a score: project, day, rule with its source, what it gives and whether it counts. */
export function LinesTable(props: LinesProps): ReactNode {
  const { t } = useTranslation('scorecards');
  const isPhone = useIsPhone();
  const { lines } = props;
  if (lines.length === 0) return <Empty>{t('rows.empty')}</Empty>;
  if (isPhone)
    return (
      <ul className={styles.cards}>
        {lines.map((line) => (
          <LineCard key={line.id} line={line} {...props} />
        ))}
      </ul>
    );
  return (
    <Wide label={t('number.lines')}>
      <table className={table.table}>
        <Columns
          names={(['project', 'date', 'rule', 'points', 'counted', 'state', 'source', 'appeal'] as const).map((name) =>
            t(`rows.${name}`),
          )}
        />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className={table.title}>
                <ProjectLink project={line.project} />
                <div className={table.sub}>{t(`result.${line.role}`)}</div>
              </td>
              <td className={table.narrow}>
                <Day line={line} />
              </td>
              <td className={table.narrow}>{line.name}</td>
              <td className={table.narrow}>{signed(line.points)}</td>
              <td className={table.narrow}>{signed(line.counted)}</td>
              <td>{t(`state.${line.state}`)}</td>
              <td className={styles.source}>{line.source}</td>
              <td className={table.narrow}>
                <AppealAct line={line} {...props} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function LineCard({ line, ...props }: LinesProps & { line: ScoreLine }): ReactNode {
  const { t } = useTranslation('scorecards');
  return (
    <li className={styles.card}>
      <p className={styles.cardHead}>
        <span>{line.name}</span>
        <strong>{signed(line.points)}</strong>
      </p>
      <p>
        <ProjectLink project={line.project} />
      </p>
      <p className={styles.muted}>
        <Day line={line} /> · {t(`result.${line.role}`)} · {t(`state.${line.state}`)} · {t('rows.counted')} {signed(line.counted)}
      </p>
      <p className={styles.muted}>{line.source}</p>
      <AppealAct line={line} {...props} />
    </li>
  );
}

function Day({ line: { date, since } }: { line: ScoreLine }): ReactNode {
  const { t } = useTranslation('scorecards');
  const today = useToday();
  return (
    <>
      {shortDate(date, today)}
      {since && <span className={styles.muted}> {t('rows.since', { day: shortDate(since, today) })}</span>}
    </>
  );
}

function AppealAct({ line, onAppeal, onRead }: Omit<LinesProps, 'lines'> & { line: ScoreLine }): ReactNode {
  const { t } = useTranslation('scorecards');
  const { appeal, mayAppeal } = line;
  if (appeal)
    return (
      <Button look="quiet" onClick={() => onRead(appeal.id)}>
        {t('appeal.read', { state: t(`appeal.state.${appeal.state}`) })}
      </Button>
    );
  return mayAppeal && <Button onClick={() => onAppeal(line)}>{t('appeal.act')}</Button>;
}

/** A project, or that another department has it now. */
export function ProjectLink({ project }: { project: ScoreLine['project'] }): ReactNode {
  const { t } = useTranslation('scorecards');
  if (!project) return <span className={styles.muted}>{t('rows.otherDepartment')}</span>;
  return (
    <Link to="/projects/$id" params={{ id: project.id }}>
      {project.title}
    </Link>
  );
}
