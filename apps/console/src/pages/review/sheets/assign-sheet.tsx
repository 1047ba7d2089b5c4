import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { departmentsQuery } from '../../../api/departments.js';
import { peopleQuery } from '../../../api/people.js';
import type { ManyAssignment, PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { CheckList } from '../../../ui/check-list.js';
import { SelectField, TextField } from '../../../ui/field.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

interface AssignSheetProps {
  items: readonly PlanItem[];
  isDueOnly: boolean;
  review: Review;
}

/** Who answers for one draft or many alike, and until when. */
export function AssignSheet({ items, isDueOnly, review }: AssignSheetProps): ReactNode {
  const { t } = useTranslation('review');
  const { acts, close, selected, select } = review;
  const only = items.length === 1 ? items[0] : undefined;
  const [values, setValues] = useState<ManyAssignment>(() => ({}));
  const change = (next: ManyAssignment): void => setValues((now) => ({ ...now, ...next }));
  const departments = useQuery(departmentsQuery).data ?? [];
  const options = departments.map(({ id, name, shortName }) => ({ id, label: name, more: shortName }));
  const lead = values.leadDepartmentId ?? only?.leadDepartmentId;
  const assign = async (): Promise<boolean> => Object.keys(values).length === 0 || acts.assign(items, values);
  const done = (): void => {
    if (items.length > 1) select([...selected], false);
    close();
  };
  return (
    <FormSheet
      title={`${t(isDueOnly ? 'act.due' : 'act.assign')} · ${only?.title ?? t('selected', { count: items.length })}`}
      submit={t(isDueOnly ? 'act.due' : 'act.assign')}
      sent={sending(review, assign, done)}
      onClose={close}
    >
      {!only && <p className={styles.hint}>{t('assign.hint')}</p>}
      {!isDueOnly && (
        <>
          <CheckList
            label={t('assign.lead')}
            options={options}
            single
            value={lead ? [lead] : []}
            onChange={([id]) => change({ leadDepartmentId: id ?? null })}
          />
          <CheckList
            label={t('assign.cooperating')}
            options={options.filter(({ id }) => id !== lead)}
            value={values.cooperatingDepartmentIds ?? only?.cooperatingDepartmentIds ?? []}
            onChange={(cooperatingDepartmentIds) => change({ cooperatingDepartmentIds })}
          />
          <Leader value={values.leaderId ?? only?.leaderId ?? ''} onChange={(leaderId) => change({ leaderId })} />
        </>
      )}
      <TextField
        label={t('assign.due')}
        type="date"
        optional
        value={values.due ?? only?.due ?? ''}
        onChange={(due) => change({ due: due || null })}
      />
    </FormSheet>
  );
}

function Leader({ value, onChange }: { value: string; onChange: (id: string | null) => void }): ReactNode {
  const { t } = useTranslation('review');
  const leaders = (useQuery(peopleQuery).data ?? []).filter(({ role }) => role === 'leader');
  return (
    <SelectField label={t('assign.leader')} optional value={value} onChange={(id) => onChange(id || null)}>
      <option value="">{t('assign.nobody')}</option>
      {leaders.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
