import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CircularFigures } from '../../api/reporting/circulars.js';
import { type Translate, useTranslation } from '../../i18n/index.js';
import { Wide } from '../../ui/list/wide.js';
import table from '../../ui/table.module.css';
import styles from './circulars.module.css';

interface FiguresProps {
  figures: CircularFigures;
}

type Cell = { key: string; content: ReactNode };

/** A table of figures; wider ones scroll by themselves. */
function FigureTable({
  name,
  heads,
  rows,
}: {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
}): ReactNode {
  return (
    <Wide label={name}>
      <table className={`${table.table} ${styles.figureTable}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]?.key}>
              {cells.map(({ key, content }) => (
                <td key={key}>{content}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** 总体情况 by part of the plan, and in all. */
export function OverallTable({ figures: { parts, tally } }: FiguresProps): ReactNode {
  const { t } = useTranslation('circulars');
  const row = (key: string, name: string, one: CircularFigures['tally']): Cell[] => [
    { key, content: name },
    ...(['total', 'done', 'green', 'yellow', 'behind', 'suspended'] as const).map((field) => ({
      key: field,
      content: one[field],
    })),
    { key: 'share', content: one.total === 0 ? '—' : `${Math.round((1000 * one.done) / one.total) / 10}%` },
  ];
  return (
    <FigureTable
      name={t('part.overall')}
      heads={(['part', 'total', 'done', 'green', 'yellow', 'red', 'suspended', 'share'] as const).map((head) =>
        t(`head.${head}`),
      )}
      rows={[...parts.map((one) => row(`part ${one.part}`, one.part ?? t('head.other'), one)), row('sum', t('head.sum'), tally)]}
    />
  );
}

/** 考核排名; each department leads to its scorecard as it was counted. */
export function RankingTable({ figures: { ranking, period, day } }: FiguresProps): ReactNode {
  const { t } = useTranslation('circulars');
  const share = (rate: { share: number | null }): string => (rate.share === null ? '—' : `${Math.round(rate.share * 100)}%`);
  return (
    <FigureTable
      name={t('part.ranking')}
      heads={(['rank', 'department', 'score', 'before', 'items', 'completion', 'report', 'red'] as const).map((head) =>
        t(`head.${head}`),
      )}
      rows={ranking.map(({ department, rank, score, before, items, completion, report, red }) => [
        { key: department.id, content: rank ?? t('unranked') },
        {
          key: 'department',
          content: (
            <Link
              to="/scorecards/$departmentId"
              params={{ departmentId: department.id }}
              search={{ period: period.key, asOf: day }}
            >
              {department.name}
            </Link>
          ),
        },
        { key: 'score', content: score.toFixed(2) },
        { key: 'before', content: before?.score.toFixed(2) ?? '—' },
        { key: 'items', content: `${items.lead} / ${items.helper}` },
        { key: 'completion', content: share(completion) },
        { key: 'report', content: share(report) },
        { key: 'red', content: red },
      ])}
    />
  );
}

/** 红灯事项: who owes what, since when, and why. */
export function RedTable({ figures: { redList, redLeftOut } }: FiguresProps): ReactNode {
  const { t } = useTranslation('circulars');
  if (redList.length === 0) return <p>{t('noRed')}</p>;
  return (
    <>
      <FigureTable
        name={t('part.red')}
        heads={(['matter', 'department', 'due', 'overdue', 'percent', 'level', 'reason'] as const).map((head) =>
          t(`head.${head}`),
        )}
        rows={redList.map((line) => [
          {
            key: line.projectId,
            content: (
              <Link to="/projects/$id" params={{ id: line.projectId }}>
                {line.title}
              </Link>
            ),
          },
          { key: 'department', content: line.department.name },
          { key: 'due', content: line.dueDate },
          { key: 'overdue', content: line.workdaysOverdue > 0 ? t('workdays', { count: line.workdaysOverdue }) : '—' },
          { key: 'percent', content: `${line.percent}%` },
          { key: 'level', content: levelOf(line.level, t) },
          { key: 'reason', content: reasonOf(line, t) },
        ])}
      />
      {redLeftOut > 0 && <p>{t('leftOut', { count: redLeftOut })}</p>}
    </>
  );
}

function levelOf(level: number, t: Translate<'circulars'>): string {
  return level === 1 || level === 2 || level === 3 ? t(`levels.L${level}`) : '—';
}

/** As the Word document says it. */
function reasonOf(line: CircularFigures['redList'][number], t: Translate<'circulars'>): string {
  const { excusedReason, state, daysOverdue, reason } = line;
  if (excusedReason !== null) return t('excused', { reason: excusedReason });
  const lag = daysOverdue === 0 ? [t('farBehind')] : [];
  if (state === 'in_review') return [...lag, t('inReview'), ...(reason === null ? [] : [reason])].join('；');
  return [...lag, reason ?? t('noReason')].join('；');
}
