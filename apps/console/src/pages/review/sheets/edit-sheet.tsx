import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { TextArea, TextField } from '../../../ui/field.js';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

/** Corrects text, title, date and headings of a draft. */
export function EditSheet({ item, review }: { item: PlanItem; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const { acts, close } = review;
  const [values, setValues] = useState({
    text: item.text,
    title: item.title,
    due: item.due ?? '',
    path: item.path.join('\n'),
  });
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  const path = values.path
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const body = {
    ...(values.text === item.text ? {} : { text: values.text }),
    ...(values.title === item.title ? {} : { title: values.title }),
    ...(values.due === (item.due ?? '') ? {} : { due: values.due || null }),
    ...(path.join('\n') === item.path.join('\n') ? {} : { path }),
  };
  const edit = async (): Promise<boolean> => Object.keys(body).length === 0 || acts.edit(item, body);
  return (
    <FormSheet
      title={`${t('act.edit')} · ${item.title}`}
      submit={t('edit.save')}
      isComplete={values.text.trim() !== '' && values.title.trim() !== ''}
      sent={sending(review, edit)}
      onClose={close}
    >
      <TextField
        label={t('edit.title')}
        value={values.title}
        fault={values.title.trim() ? null : common('form.required')}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label={t('edit.text')}
        rows={5}
        value={values.text}
        fault={values.text.trim() ? null : common('form.required')}
        onChange={(text) => change({ text })}
      />
      <TextField label={t('edit.due')} type="date" optional value={values.due} onChange={(due) => change({ due })} />
      <TextArea label={t('edit.path')} rows={3} value={values.path} onChange={(next) => change({ path: next })} />
    </FormSheet>
  );
}
