import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CircularFigures } from '../../api/reporting/circulars.js';
import { useTranslation } from '../../i18n/index.js';
import styles from './circulars.module.css';
import { OverallTable, RankingTable, RedTable } from './figure-tables.js';

/** What was counted for a circular. Nobody edits it: it is counted anew. */
export function Figures({ figures }: { figures: CircularFigures }): ReactNode {
  const { t } = useTranslation('circulars');
  const { headline, comparison, day, isOver, ranking, named } = figures;
  return (
    <div className={styles.figures}>
      <p className={styles.muted}>{t(isOver ? 'asOf' : 'notOver', { day })}</p>
      <p>{headline}</p>
      <p>{comparison}</p>
      <h3>{t('part.overall')}</h3>
      <OverallTable figures={figures} />
      {ranking.length > 0 && (
        <>
          <h3>{t('part.ranking')}</h3>
          <RankingTable figures={figures} />
        </>
      )}
      <h3>{t('part.red')}</h3>
      <RedTable figures={figures} />
      {named.length > 0 && (
        <>
          <h3>{t('part.named')}</h3>
          <ul>
            {named.map(({ projectId, title, department, dueDate, percent }) => (
              <li key={projectId}>
                <Link to="/projects/$id" params={{ id: projectId }}>
                  {title}
                </Link>{' '}
                {department.name} · {dueDate} · {percent}%
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('part.proposed')}</h3>
      <Mentions figures={figures} />
    </div>
  );
}

/** Who is proposed for praise and criticism, and why. */
function Mentions({ figures: { praised, criticised } }: { figures: CircularFigures }): ReactNode {
  const { t } = useTranslation('circulars');
  if (praised.length + criticised.length === 0) return <p className={styles.muted}>{t('noMentions')}</p>;
  return (
    <ul>
      {(['praised', 'criticised'] as const).flatMap((kind) =>
        (kind === 'praised' ? praised : criticised).map(({ department, reasons }) => (
          <li key={`${kind} ${department.id}`}>
            <strong>{t(`field.${kind}`)}</strong> {department.name}（{reasons.map(({ text }) => text).join('；')}）
          </li>
        )),
      )}
    </ul>
  );
}
