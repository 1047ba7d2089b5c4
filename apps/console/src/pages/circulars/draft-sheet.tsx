import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { newIdempotencyKey } from '../../api/move.js';
import { peopleQuery } from '../../api/people.js';
import { plansQuery } from '../../api/plans/plans.js';
import { draftCircular } from '../../api/reporting/circulars.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { SelectField, TextField } from '../../ui/field.js';
import { PeriodSelect } from '../../ui/period-select.js';

interface DraftValues {
  period: string;
  planId: string;
  leaderId: string;
  title: string;
}

/** 拟稿: of which period, over which projects. */
export function DraftSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('circulars');
  const navigate = useNavigate();
  const today = useToday();
  const [values, setValues] = useState<DraftValues>({ period: today.slice(0, 7), planId: '', leaderId: '', title: '' });
  // What is asked for anew is another request; the same again is done once.
  const [key, setKey] = useState(newIdempotencyKey);
  const change = (next: Partial<DraftValues>): void => {
    setValues({ ...values, ...next });
    setKey(newIdempotencyKey());
  };
  const sent = useSent({
    send: () => {
      const told = Object.entries(values).filter(([, value]) => value.trim());
      return draftCircular({ period: values.period, ...Object.fromEntries(told) }, key);
    },
    done: t('done.draft'),
    concerns: [['circulars']],
    onDone: ({ id }) => void navigate({ to: '/circulars/$id', params: { id } }),
  });
  return (
    <FormSheet title={t('act.draft')} submit={t('act.draft')} sent={sent} onClose={onClose}>
      <DraftFields values={values} change={change} />
      <p>{t('newHint')}</p>
    </FormSheet>
  );
}

interface DraftFieldsProps {
  values: DraftValues;
  change: (next: Partial<DraftValues>) => void;
}

function DraftFields({ values, change }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation('circulars');
  const plans = useInfiniteQuery(plansQuery).data?.pages.flatMap(({ items }) => items) ?? [];
  const leaders = (useQuery(peopleQuery).data ?? []).filter(({ role }) => role === 'leader');
  const choices = { planId: plans.map(({ id, title }) => ({ id, name: title })), leaderId: leaders };
  return (
    <>
      <PeriodSelect label={t('field.period')} value={values.period} onChange={(period) => change({ period })} />
      {(['planId', 'leaderId'] as const).map((field) => (
        <SelectField
          key={field}
          label={t(`field.${field}`)}
          value={values[field]}
          onChange={(value) => change({ [field]: value })}
        >
          <option value="">{t('field.all')}</option>
          {choices[field].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ))}
      <TextField
        label={t('field.title')}
        hint={t('field.titleHint')}
        optional
        maxLength={200}
        value={values.title}
        onChange={(title) => change({ title })}
      />
    </>
  );
}
