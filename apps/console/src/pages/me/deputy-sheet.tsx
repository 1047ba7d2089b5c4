import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { delegate, delegationsQuery, deputiesQuery } from '../../api/me.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './me.module.css';

/** Days away, and who stands in. */
export function DeputySheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  const { id, today } = useMe();
  const queries = useQueryClient();
  const deputies = useQuery(deputiesQuery(id));
  const [values, setValues] = useState({ deputyId: '', from: today, to: today, reason: '' });
  const [isTried, setTried] = useState(false);
  const isComplete = Object.values(values).every((value) => value.trim() !== '');
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  const saved = useMutation({
    mutationFn: () => delegate(id, { ...values, reason: values.reason.trim() }),
    onSuccess: ({ deputy }) => {
      notify(t('deputyAdded', { name: deputy.name }));
      onClose();
      return queries.invalidateQueries({ queryKey: delegationsQuery(id).queryKey });
    },
  });
  return (
    <Sheet
      title={t('addDeputy')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (isComplete && !saved.isPending) saved.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={saved.isPending}>
            {common('action.save')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <DeputyFields values={values} change={change} isTried={isTried} />
      {deputies.isError && <Failed error={deputies.error} retry={() => void deputies.refetch()} />}
      {saved.isError && <Failed error={saved.error} />}
    </Sheet>
  );
}

interface DeputyValues {
  deputyId: string;
  from: string;
  to: string;
  reason: string;
}

interface DeputyFieldsProps {
  values: DeputyValues;
  change: (next: Partial<DeputyValues>) => void;
  isTried: boolean;
}

function DeputyFields({ values, change, isTried }: DeputyFieldsProps): ReactNode {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  const { id, today } = useMe();
  const deputies = useQuery(deputiesQuery(id));
  const required = (value: string): string | null => (isTried && !value.trim() ? common('form.required') : null);
  return (
    <>
      <SelectField
        label={t('deputy')}
        hint={deputies.data?.length === 0 ? t('noDeputies') : undefined}
        value={values.deputyId}
        fault={required(values.deputyId)}
        onChange={(deputyId) => change({ deputyId })}
      >
        <option value="">—</option>
        {deputies.data?.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </SelectField>
      <div className={styles.pair}>
        <TextField
          label={t('from')}
          type="date"
          min={today}
          value={values.from}
          fault={required(values.from)}
          onChange={(from) => change({ from, ...(values.to < from ? { to: from } : {}) })}
        />
        <TextField
          label={t('to')}
          type="date"
          min={values.from}
          value={values.to}
          fault={required(values.to)}
          onChange={(to) => change({ to })}
        />
      </div>
      <TextField
        label={t('reason')}
        maxLength={200}
        value={values.reason}
        fault={required(values.reason)}
        onChange={(reason) => change({ reason })}
      />
    </>
  );
}
