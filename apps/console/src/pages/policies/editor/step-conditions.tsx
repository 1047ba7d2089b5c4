import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { CheckList } from '../../../ui/check-list.js';
import { TextField } from '../../../ui/field.js';
import { CONDITION_FLAGS, LAMPS, type StepPartProps } from './step-form.js';

/** What has to hold on the day the step falls due; nothing chosen: always. */
export function StepConditions({ form, faults, change }: StepPartProps): ReactNode {
  const { t } = useTranslation('policies');
  const options = [
    ...LAMPS.map((lamp) => ({ id: lamp, label: `${t('when.lamps')}：${t(`when.lamp.${lamp}`)}` })),
    ...CONDITION_FLAGS.map((flag) => ({ id: flag, label: t(`when.${flag}`) })),
  ];
  return (
    <>
      <CheckList
        label={t('edit.conditions')}
        options={options}
        value={form.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      <TextField
        label={t('edit.pointsBehind')}
        type="number"
        optional
        value={form.pointsBehind}
        fault={faults.pointsBehind && t('edit.number', { min: 1, max: 100 })}
        onChange={(pointsBehind) => change({ pointsBehind })}
      />
    </>
  );
}
