import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { SelectField, TextField } from '../../../ui/field.js';
import { MAX_DAYS, MAX_REPEAT, type StepPartProps } from './step-form.js';

/** When a step comes, and how often again. */
export function StepTiming({ track, form, faults, change }: StepPartProps & { track: string }): ReactNode {
  const { t } = useTranslation('policies');
  const number = (max: number, min = 1): string => t('edit.number', { min, max });
  return (
    <>
      <SelectField label={t('edit.side')} value={form.side} onChange={(side) => change({ side: side as typeof form.side })}>
        <option value="before">{t('edit.before')}</option>
        <option value="after">{t('edit.after')}</option>
        {track === 'deadline' && <option value="fraction">{t('edit.fraction')}</option>}
      </SelectField>
      {form.side === 'fraction' ? (
        <TextField
          label={t('edit.percent')}
          type="number"
          min={1}
          max={99}
          value={form.percent}
          fault={faults.percent && number(99)}
          onChange={(percent) => change({ percent })}
        />
      ) : (
        <>
          <TextField
            label={t('edit.days')}
            type="number"
            min={0}
            max={MAX_DAYS}
            value={form.days}
            fault={faults.days && number(MAX_DAYS, 0)}
            onChange={(days) => change({ days })}
          />
          <SelectField label={t('edit.unit')} value={form.unit} onChange={(unit) => change({ unit })}>
            <option value="day">{t('edit.day')}</option>
            <option value="workday">{t('edit.workday')}</option>
          </SelectField>
        </>
      )}
      {form.side === 'after' && <Repeats form={form} faults={faults} change={change} />}
    </>
  );
}

/** How often it comes again. */
function Repeats({ form, faults, change }: StepPartProps): ReactNode {
  const { t } = useTranslation('policies');
  const fault = t('edit.number', { min: 1, max: MAX_REPEAT });
  return (
    <>
      <TextField
        label={t('edit.repeatEvery')}
        hint={t('edit.repeatEveryHint')}
        type="number"
        optional
        value={form.repeatEvery}
        fault={faults.repeatEvery && fault}
        onChange={(repeatEvery) => change({ repeatEvery })}
      />
      {form.repeatEvery && (
        <TextField
          label={t('edit.repeatAtMost')}
          hint={t('edit.repeatAtMostHint')}
          type="number"
          optional
          value={form.repeatAtMost}
          fault={faults.repeatAtMost && fault}
          onChange={(repeatAtMost) => change({ repeatAtMost })}
        />
      )}
    </>
  );
}
