import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { departmentsQuery } from '../../../api/departments.js';
import { peopleQuery } from '../../../api/people.js';
import type { ManyAssignment, PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CheckList } from '../../../ui/check-list.js';
import { SelectField, TextField } from '../../../ui/field.js';
import { Sheet } from '../../../ui/sheet.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';

interface AssignSheetProps {
  items: readonly PlanItem[];
  isDueOnly: boolean;
  review: Review;
}

/** Who answers for one draft or many alike, and until when. */
export function AssignSheet({ items, isDueOnly, review: { acts, close, selected, select } }: AssignSheetProps): ReactNode {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const only = items.length === 1 ? items[0] : undefined;
  const [values, setValues] = useState<ManyAssignment>(() => ({}));
  const change = (next: ManyAssignment): void => setValues((now) => ({ ...now, ...next }));
  const departments = useQuery(departmentsQuery).data ?? [];
  const options = departments.map(({ id, name, shortName }) => ({ id, label: name, more: shortName }));
  const lead = values.leadDepartmentId ?? only?.leadDepartmentId;
  return (
    <Sheet
      title={`${t(isDueOnly ? 'act.due' : 'act.assign')} · ${only?.title ?? t('selected', { count: items.length })}`}
      onClose={close}
      onSubmit={async () => {
        if (Object.keys(values).length > 0 && !(await acts.assign(items, values))) return;
        if (items.length > 1) select([...selected], false);
        close();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={acts.busy}>
            {t(isDueOnly ? 'act.due' : 'act.assign')}
          </Button>
          <Button onClick={close}>{common('action.cancel')}</Button>
        </>
      }
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
    </Sheet>
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
