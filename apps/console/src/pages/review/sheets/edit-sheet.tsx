import { type ReactNode, useState } from 'react';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextArea, TextField } from '../../../ui/field.js';
import { Sheet } from '../../../ui/sheet.js';
import type { Review } from '../use-review.js';

/** Corrects text, title, date and headings of a draft. */
export function EditSheet({ item, review: { acts, close } }: { item: PlanItem; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
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
  const isEmpty = !values.text.trim() || !values.title.trim();
  return (
    <Sheet
      title={`${t('act.edit')} · ${item.title}`}
      onClose={close}
      onSubmit={async () => {
        if (isEmpty) return;
        if (Object.keys(body).length === 0 || (await acts.edit(item, body))) close();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={acts.busy}>
            {t('edit.save')}
          </Button>
          <Button onClick={close}>{common('action.cancel')}</Button>
        </>
      }
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
    </Sheet>
  );
}
