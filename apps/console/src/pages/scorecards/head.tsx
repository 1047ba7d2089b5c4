import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { scoreRulesQuery, type Ranking } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { SelectField } from '../../ui/field.js';
import { periodLabel } from '../../ui/periods.js';
import { PeriodSelect } from '../../ui/period-select.js';
import { useScoreSearch } from './filter.js';
import styles from './scorecards.module.css';

type Told = Pick<Ranking, 'period' | 'periodBefore' | 'day' | 'rules'>;

/** Which period, compared with which, by which version of the rules. It lives in the address. */
export function ScoreFilters({ told }: { told: Told }): ReactNode {
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation();
  const { compare, rules } = useScoreSearch();
  const navigate = useNavigate();
  const versions = useQuery(scoreRulesQuery).data?.items ?? [];
  const set = (next: Record<string, string | undefined>): void =>
    void navigate({ to: '.', search: (now: Record<string, unknown>) => ({ ...now, ...next }) });
  return (
    <div className={styles.filters} role="group" aria-label={common('action.filter')}>
      <PeriodSelect label={t('period')} value={told.period.key} onChange={(period) => set({ period, compare: undefined })} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={compare !== undefined}
          onChange={({ target }) => set({ compare: target.checked ? told.periodBefore.key : undefined })}
        />
        {t('compare', { period: periodLabel(told.periodBefore.key, common) })}
      </label>
      {versions.length > 1 && (
        <SelectField label={t('rules')} value={rules ?? ''} onChange={(value) => set({ rules: value || undefined })}>
          <option value="">{t('rulesInForce')}</option>
          {versions.map(({ version }) => (
            <option key={version} value={version}>
              {t('rulesVersion', { version })}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

/** As of which day, by which rules. */
export function ScoredOn({ told }: { told: Told }): ReactNode {
  const { t } = useTranslation('scorecards');
  const { title, version } = told.rules;
  return (
    <>
      <p className={styles.muted}>{t('day', { day: told.day, title, version })}</p>
      <details className={styles.how}>
        <summary>{t('how')}</summary>
        <p>{t('formula')}</p>
      </details>
    </>
  );
}
