import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { delegate, delegationsQuery, deputiesQuery } from '../../api/me.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Failed } from '../../ui/part.js';
import styles from './me.module.css';

/** Days away, and who stands in. */
export function DeputySheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  const { id, today } = useMe();
  const deputies = useQuery(deputiesQuery(id));
  const [values, setValues] = useState({ deputyId: '', from: today, to: today, reason: '' });
  const isComplete = Object.values(values).every((value) => value.trim() !== '');
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  const saved = useSent({
    send: () => delegate(id, { ...values, reason: values.reason.trim() }),
    done: ({ deputy }) => t('deputyAdded', { name: deputy.name }),
    concerns: [delegationsQuery(id).queryKey],
    onDone: onClose,
  });
  return (
    <FormSheet title={t('addDeputy')} submit={common('action.save')} isComplete={isComplete} sent={saved} onClose={onClose}>
      {(fault) => (
        <>
          <DeputyFields values={values} change={change} fault={fault} />
          {deputies.isError && <Failed error={deputies.error} retry={() => void deputies.refetch()} />}
        </>
      )}
    </FormSheet>
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
  fault: string | null;
}

function DeputyFields({ values, change, fault }: DeputyFieldsProps): ReactNode {
  const { t } = useTranslation('me');
  const { id, today } = useMe();
  const deputies = useQuery(deputiesQuery(id));
  const required = (value: string): string | null => (value.trim() ? null : fault);
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
