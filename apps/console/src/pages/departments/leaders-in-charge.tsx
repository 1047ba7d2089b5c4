import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSent } from '../../acts/use-sent.js';
import { type Department, leadersQuery, setLeaders } from '../../api/admin/departments.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Failed } from '../../ui/part.js';
import styles from '../admin/admin.module.css';
import { joinNames, namesIn } from './name-list.js';

/** Who is in charge (分管领导) of a department, and of which fields; the first is asked first. */
export function LeadersInCharge({ department }: { department: Department }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const people = useQuery(leadersQuery).data ?? [];
  const [rows, setRows] = useState(department.leaders.map(({ id, fields }) => ({ personId: id, fields: joinNames(fields) })));
  const saved = useSent({
    send: () =>
      setLeaders(
        department.id,
        rows.map(({ personId, fields }) => ({ personId, fields: namesIn(fields) })),
      ),
    done: `${t('saved')}：${t('leaders.title')}`,
    concerns: [departmentsQuery.queryKey],
  });
  const free = people.filter(({ id }) => !rows.some(({ personId }) => personId === id));
  const set = (index: number, next: Partial<(typeof rows)[number]>): void =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...next } : row)));
  const nameOf = (personId: string): string => [...people, ...department.leaders].find(({ id }) => id === personId)?.name ?? '';
  return (
    <section className={styles.part}>
      <h3>{t('leaders.title')}</h3>
      <p className={styles.note}>{t('leaders.hint')}</p>
      {people.length === 0 && rows.length === 0 && <p className={styles.note}>{t('leaders.none')}</p>}
      {rows.map(({ personId, fields }, index) => (
        <fieldset key={personId} style={{ margin: 0, padding: 0, border: 0 }}>
          <legend className="visually-hidden">{nameOf(personId)}</legend>
          <SelectField label={t('leaders.person')} value={personId} onChange={(next) => set(index, { personId: next })}>
            <option value={personId}>{nameOf(personId)}</option>
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField label={t('leaders.fields')} value={fields} onChange={(next) => set(index, { fields: next })} />
          <Button size="small" style={{ marginBottom: 16 }} onClick={() => setRows(rows.filter((_, at) => at !== index))}>
            {t('leaders.remove', { name: nameOf(personId) })}
          </Button>
        </fieldset>
      ))}
      {saved.isError && <Failed error={saved.error} />}
      <div className={styles.buttons}>
        <Button
          refused={free.length === 0 ? t('leaders.none') : null}
          onClick={() => setRows([...rows, { personId: free[0]?.id ?? '', fields: '' }])}
        >
          {t('leaders.add')}
        </Button>
        <Button look="primary" busy={saved.isPending} onClick={() => saved.mutate()} aria-label={t('leaders.save')}>
          {common('action.save')}
        </Button>
      </div>
    </section>
  );
}
