import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { indicatorsQuery } from '../../api/projects.js';
import type { Indicator, IndicatorPeriod } from '../../api/reporting/indicators.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate, shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './indicators.module.css';
import { targetOf } from './line-parts.js';
import { ValueForm } from './value-form.js';

interface CourseProps {
  indicatorId: string;
  projectId: string;
  /** Which period the list shows. */
  period: string | undefined;
  onClose: () => void;
}

/** One indicator period by period: expected, actual, who said it, and what was corrected; reporting where it is possible. */
export function CourseSheet({ indicatorId, projectId, period, onClose }: CourseProps): ReactNode {
  const { t } = useTranslation('indicators');
  const query = useQuery(indicatorsQuery(projectId));
  const indicator = query.data?.items.find(({ id }) => id === indicatorId);
  return (
    <Sheet title={indicator ? `${indicator.name} · ${t('course')}` : t('course')} onClose={onClose}>
      <Part query={query} height={320} empty={{ when: () => indicator === undefined, say: t('emptyFiltered') }}>
        {({ version }) => indicator && <Course {...{ indicator, projectId, version }} asked={period} />}
      </Part>
    </Sheet>
  );
}

interface OneCourseProps {
  indicator: Indicator;
  projectId: string;
  version: number;
  asked: string | undefined;
}

function Course({ indicator, projectId, version, asked = '9999' }: OneCourseProps): ReactNode {
  const { t } = useTranslation('indicators');
  const periods = indicator.plannedProgress;
  // What one came for: the value of the period that the list shows, else the one that is owed longest.
  const owed = periods.filter(({ mayReport, actual }) => mayReport && actual === null);
  const shown = periods.findLast((one) => one.period <= asked)?.period;
  const first = (owed.find((one) => one.period === shown) ?? owed[0])?.period ?? null;
  const [open, setOpen] = useState(first);
  const period = periods.find((one) => one.period === open);
  return (
    <>
      <p className={styles.muted}>{targetOf(indicator, t)}</p>
      {period && <ValueForm key={period.period} {...{ indicator, period, projectId, version }} onDone={() => setOpen(null)} />}
      <ol className={styles.course}>
        {periods.toReversed().map((one) => (
          <Period
            key={one.period}
            period={one}
            unit={indicator.unit}
            isOpen={one.period === open}
            onOpen={() => setOpen(one.period)}
          />
        ))}
      </ol>
    </>
  );
}

interface PeriodProps {
  period: IndicatorPeriod;
  unit: string;
  isOpen: boolean;
  onOpen: () => void;
}

function Period({ period: one, unit, isOpen, onOpen }: PeriodProps): ReactNode {
  const { t } = useTranslation('indicators');
  const today = useToday();
  const { actual, expected, reportedBy, reportedAt, note, earlier, owedBy, mayReport } = one;
  return (
    <li className={styles.period} aria-current={isOpen ? 'true' : undefined}>
      <div className={styles.periodFacts}>
        <strong>{one.period}</strong>{' '}
        <span>
          {t('row.actual')} {actual === null ? t('noValue') : t('of', { value: actual, unit })}
        </span>{' '}
        <span className={styles.muted}>
          {t('row.expected')} {t('of', { value: expected, unit })} · {t('row.owedBy')} {shortDate(owedBy, today)}
        </span>
        {reportedBy && reportedAt && (
          <p className={styles.muted}>
            {reportedBy} · {shortTime(reportedAt, today)} {note && t('note', { note })}
          </p>
        )}
        {earlier.map((said) => (
          <p key={said.reportedAt} className={styles.muted}>
            {t('earlier', { value: said.value, name: said.reportedBy, time: shortTime(said.reportedAt, today) })}
          </p>
        ))}
      </div>
      {mayReport && !isOpen && <Button onClick={onOpen}>{t(actual === null ? 'act.report' : 'act.correct')}</Button>}
    </li>
  );
}
