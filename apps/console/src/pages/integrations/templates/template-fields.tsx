import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextArea, TextField } from '../../../ui/field.js';
import styles from '../integrations.module.css';
import type { Row, TemplateForm } from './template-form.js';

interface TemplateFieldsProps {
  form: TemplateForm;
  onChange: (form: TemplateForm) => void;
}

/** Title, text, details and links, for every channel. */
export function TemplateFields({ form, onChange }: TemplateFieldsProps): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <>
      <TextField label={t('template.title')} value={form.title} onChange={(title) => onChange({ ...form, title })} />
      <TextArea
        label={t('template.opening')}
        rows={8}
        value={form.opening}
        onChange={(opening) => onChange({ ...form, opening })}
      />
      <Rows
        legend={t('template.details')}
        names={[t('template.detailLabel'), t('template.detailValue')]}
        add={t('template.addDetail')}
        rows={form.details}
        onChange={(details) => onChange({ ...form, details })}
      />
      <Rows
        legend={t('template.actions')}
        names={[t('template.actionLabel'), t('template.actionLink')]}
        add={t('template.addAction')}
        rows={form.actions}
        onChange={(actions) => onChange({ ...form, actions })}
      />
    </>
  );
}

interface RowsProps {
  legend: string;
  names: readonly [string, string];
  add: string;
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
}

function Rows({ legend, names: [labelName, valueName], add, rows, onChange }: RowsProps): ReactNode {
  const { t } = useTranslation('integrations');
  const set = (index: number, next: Partial<Row>): void =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...next } : row)));
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <p className={styles.muted}>{t('template.rowsHint')}</p>
      {rows.map(({ label, value }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is where it stands; its texts are being typed
        <div key={index} className={styles.pair}>
          <input
            aria-label={`${legend} ${index + 1} · ${labelName}`}
            value={label}
            onChange={({ target }) => set(index, { label: target.value })}
          />
          <textarea
            aria-label={`${legend} ${index + 1} · ${valueName}`}
            rows={1}
            value={value}
            onChange={({ target }) => set(index, { value: target.value })}
          />
          <Button
            look="quiet"
            aria-label={`${legend} · ${t('template.removeRow', { number: index + 1 })}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rows, { label: '', value: '' }])}>
        ＋ {add}
      </Button>
    </fieldset>
  );
}
