import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useForm } from '../../acts/use-form.js';
import { useSent } from '../../acts/use-sent.js';
import { clearDepartmentDays, departmentDaysQuery, setDepartmentDays } from '../../api/admin/departments.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Failed, Part } from '../../ui/part.js';
import styles from '../admin/admin.module.css';
import { type Span, spansOf } from './day-spans.js';

/** Days from the beginning of this year on, on which a department works otherwise than the official calendar says. */
export function DepartmentDays({ departmentId, maySet }: { departmentId: string; maySet: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const query = useQuery(departmentDaysQuery(departmentId, `${useToday().slice(0, 4)}-01-01`));
  const cleared = useSent({
    send: ({ from, to }: Span) => clearDepartmentDays(departmentId, from, to),
    done: ({ steps }) => t('days.cleared', { count: steps }),
    concerns: [['department-days', departmentId]],
  });
  return (
    <section className={styles.part}>
      <h3>{t('days.title')}</h3>
      <p className={styles.note}>{t('days.hint')}</p>
      <Part query={query} height={60} empty={{ when: (days) => days.length === 0, say: t('days.none') }}>
        {(days) => (
          <ul>
            {spansOf(days).map((span) => (
              <li key={span.from} className={styles.row}>
                <div>
                  {span.from === span.to ? span.from : `${span.from} — ${span.to}`} {t(span.working ? 'days.on' : 'days.off')} ·{' '}
                  {span.reason}
                  <div className={styles.left}>{t('days.by', { name: span.setByName })}</div>
                </div>
                {maySet && (
                  <Button
                    size="small"
                    busy={cleared.isPending && cleared.variables.from === span.from}
                    onClick={() => cleared.mutate(span)}
                  >
                    {t('days.clear')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Part>
      {cleared.isError && <Failed error={cleared.error} />}
      {maySet && <DaysForm departmentId={departmentId} />}
    </section>
  );
}

function DaysForm({ departmentId }: { departmentId: string }): ReactNode {
  const { t } = useTranslation('admin');
  const today = useToday();
  const [values, setValues] = useState({ from: today, to: today, kind: 'off', reason: '' });
  const { from, to, kind, reason } = values;
  const isComplete = from !== '' && to !== '' && reason.trim() !== '';
  const set = useSent({
    send: () => setDepartmentDays(departmentId, { from, to, working: kind === 'on', reason: reason.trim() }),
    done: ({ steps }) => t('days.done', { count: steps }),
    concerns: [['department-days', departmentId]],
    onDone: () => {
      form.restart();
      setValues({ ...values, reason: '' });
    },
  });
  const form = useForm(isComplete, set);
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  return (
    <form noValidate style={{ marginTop: 16 }} onSubmit={form.onSubmit}>
      <div className={styles.pair}>
        <TextField
          label={t('days.from')}
          type="date"
          value={from}
          onChange={(next) => change({ from: next, ...(to < next ? { to: next } : {}) })}
        />
        <TextField label={t('days.to')} type="date" min={from} value={to} onChange={(next) => change({ to: next })} />
      </div>
      <SelectField label={t('days.kind')} value={kind} onChange={(next) => change({ kind: next })}>
        <option value="off">{t('days.off')}</option>
        <option value="on">{t('days.on')}</option>
      </SelectField>
      <TextField
        label={t('days.reason')}
        maxLength={200}
        value={reason}
        fault={isComplete ? null : form.fault}
        onChange={(next) => change({ reason: next })}
      />
      {set.isError && <Failed error={set.error} />}
      <Button type="submit" busy={set.isPending}>
        {t('days.set')}
      </Button>
    </form>
  );
}
