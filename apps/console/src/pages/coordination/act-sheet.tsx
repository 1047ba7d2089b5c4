import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import type { Blocker, CallIn } from '../../api/coordination.js';
import { departmentsQuery } from '../../api/departments.js';
import { makeMove } from '../../api/move.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { CheckList } from '../../ui/check-list.js';
import { SelectField, TextArea, TextField } from '../../ui/field.js';

export type Act = Blocker['legalTransitions'][number] | CallIn['legalTransitions'][number];

interface Values {
  text: string;
  departmentId: string;
  dueDate: string;
  rating: string;
}

interface ActSheetProps {
  act: Act;
  subject: { path: string; version: number; title: string };
  onClose: () => void;
}

/** What the body of each act says; null: something is missing. */
function bodyOf(act: Act, { text, departmentId, dueDate, rating }: Values): Record<string, unknown> | null {
  if (act === 'sign') return {};
  if (act === 'assign') return departmentId && dueDate ? { departmentId, dueDate } : null;
  if (act === 'confirm') return { rating: Number(rating), ...(text.trim() ? { text: text.trim() } : {}) };
  return text.trim() ? { text: text.trim() } : null;
}

/** The form of one act on a blocker or a call-in. */
export function ActSheet({ act, subject, onClose }: ActSheetProps): ReactNode {
  const { t } = useTranslation('coordination');
  const [values, setValues] = useState<Values>({ text: '', departmentId: '', dueDate: '', rating: '5' });
  const body = bodyOf(act, values);
  const sent = useSent({
    send: (_: void, idempotencyKey) =>
      makeMove({ path: `${subject.path}/${act}`, version: subject.version, idempotencyKey, body: body ?? {} }),
    done: t('done', { what: t(`act.${act}`) }),
    concerns: [['blockers'], ['call-ins'], ['tasks'], ['project']],
    onDone: onClose,
  });
  return (
    <FormSheet title={t(`act.${act}`)} submit={t(`act.${act}`)} isComplete={body !== null} sent={sent} onClose={onClose}>
      {(fault) => (
        <>
          <p style={{ marginBottom: 16, whiteSpace: 'pre-line' }}>{subject.title}</p>
          <Fields act={act} values={values} change={(next) => setValues({ ...values, ...next })} fault={body ? null : fault} />
        </>
      )}
    </FormSheet>
  );
}

interface FieldsProps {
  act: Act;
  values: Values;
  change: (next: Partial<Values>) => void;
  fault: string | null;
}

function Fields({ act, values, change, fault }: FieldsProps): ReactNode {
  const { t } = useTranslation('coordination');
  if (act === 'sign') return null;
  if (act === 'assign') return <Assignment values={values} change={change} fault={fault} />;
  return (
    <>
      {act === 'confirm' && (
        <SelectField label={t('field.rating')} value={values.rating} onChange={(rating) => change({ rating })}>
          {['5', '4', '3', '2', '1'].map((rating) => (
            <option key={rating}>{rating}</option>
          ))}
        </SelectField>
      )}
      <TextArea
        label={t(`field.${act}`)}
        optional={act === 'confirm'}
        rows={4}
        value={values.text}
        fault={fault}
        onChange={(text) => change({ text })}
      />
    </>
  );
}

function Assignment({ values, change, fault }: Omit<FieldsProps, 'act'>): ReactNode {
  const { t } = useTranslation('coordination');
  const today = useToday();
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <TextField
        label={t('field.dueDate')}
        type="date"
        min={today}
        value={values.dueDate}
        fault={values.dueDate ? null : fault}
        onChange={(dueDate) => change({ dueDate })}
      />
      <CheckList
        label={t('field.departmentId')}
        single
        options={departments.map(({ id, name, shortName }) => ({ id, label: name, more: shortName }))}
        value={[values.departmentId].filter(Boolean)}
        fault={values.departmentId ? null : fault}
        onChange={([departmentId = '']) => change({ departmentId })}
      />
    </>
  );
}
