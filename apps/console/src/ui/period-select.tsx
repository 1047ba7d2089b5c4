import type { ReactNode } from 'react';
import { useToday } from '../api/session.js';
import { useTranslation } from '../i18n/index.js';
import { SelectField } from './field.js';
import { periodLabel, periodsUntil } from './periods.js';

interface PeriodSelectProps {
  label: string;
  value: string;
  onChange: (period: string) => void;
}

/** A month, quarter, half-year or year that has begun: this year's and the last one's, the latest first. */
export function PeriodSelect({ label, value, onChange }: PeriodSelectProps): ReactNode {
  const { t } = useTranslation();
  const groups = periodsUntil(useToday());
  const isListed = groups.some(({ periods }) => periods.includes(value));
  return (
    <SelectField label={label} value={value} onChange={onChange}>
      {!isListed && <option value={value}>{periodLabel(value, t)}</option>}
      {groups.map(({ kind, periods }) => (
        <optgroup key={kind} label={t(`period.${kind}s`)}>
          {periods.map((period) => (
            <option key={period} value={period}>
              {periodLabel(period, t)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
