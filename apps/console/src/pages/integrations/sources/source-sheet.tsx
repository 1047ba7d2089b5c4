import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { useAct } from '../../../acts/use-act.js';
import { departmentsQuery } from '../../../api/departments.js';
import { changeSource, createSource, type Source } from '../../../api/integrations/sources.js';
import { useTranslation } from '../../../i18n/index.js';
import { SelectField, TextArea, TextField } from '../../../ui/field.js';
import type { Made } from '../list-page.js';
import { objectIn } from './json-text.js';

interface SourceSheetProps {
  /** Left out: a new one. */
  source?: Source;
  onMade?: (made: Made) => void;
  onClose: () => void;
}

const EXAMPLE = { 督办编号: 'DB-2022-017', 完成比例: '60%', 进展情况: '主体结构封顶' };
const MAPPING = '{"project": 督办编号, "kind": "progress", "percent": $number($replace(完成比例, "%", "")), "text": 进展情况}';

interface SourceForm {
  name: string;
  departmentId: string;
  mapping: string;
  example: string;
}

/** Who reports, and how what it sends becomes a report. A new one begins with an example that works. */
export function SourceSheet({ source, onMade, onClose }: SourceSheetProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [form, setForm] = useState<SourceForm>(() => ({
    name: source?.name ?? '',
    departmentId: source?.departmentId ?? '',
    mapping: source?.mapping ?? MAPPING,
    example: JSON.stringify(source?.examples[0] ?? EXAMPLE, null, 2),
  }));
  const isComplete = Boolean(form.name.trim() && form.mapping.trim() && objectIn(form.example));
  const save = useAct(
    async () => {
      const { name, departmentId, mapping, example } = form;
      const examples = [objectIn(example), ...(source?.examples.slice(1) ?? [])];
      const body = { name: name.trim(), departmentId: departmentId || null, mapping, examples };
      if (source) return changeSource(source, body);
      const made = await createSource(body);
      onMade?.({ id: made.id, secret: made.secret });
      return made;
    },
    { refresh: ['sources'], done: () => t(source ? 'saved' : 'source.made'), onDone: onClose, hasPlaceForError: true },
  );
  return (
    <FormSheet
      title={t(source ? 'source.edit' : 'source.new')}
      submit={t('save')}
      isComplete={isComplete}
      sent={save}
      onClose={onClose}
    >
      {(fault) => <Fields form={form} fault={fault} change={(next) => setForm((now) => ({ ...now, ...next }))} />}
    </FormSheet>
  );
}

interface FieldsProps {
  form: SourceForm;
  fault: string | null;
  change: (next: Partial<SourceForm>) => void;
}

function Fields({ form: { name, departmentId, mapping, example }, fault, change }: FieldsProps): ReactNode {
  const { t } = useTranslation('integrations');
  const departments = useQuery(departmentsQuery).data ?? [];
  const required = (text: string): string | null => (text.trim() ? null : fault);
  return (
    <>
      <TextField
        label={t('source.name')}
        hint={t('source.nameHint')}
        value={name}
        fault={required(name)}
        onChange={(text) => change({ name: text })}
      />
      <SelectField
        label={t('source.department')}
        hint={t('source.departmentHint')}
        value={departmentId}
        onChange={(id) => change({ departmentId: id })}
      >
        <option value="">{t('source.everyDepartment')}</option>
        {departments.map((department) => (
          <option key={department.id} value={department.id}>
            {department.name}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('source.mapping')}
        hint={t('source.mappingHint')}
        rows={6}
        value={mapping}
        fault={required(mapping)}
        onChange={(text) => change({ mapping: text })}
      />
      <TextArea
        label={t('source.examples')}
        hint={t('source.examplesHint')}
        rows={6}
        value={example}
        fault={fault && !objectIn(example) ? t('source.exampleWrong') : null}
        onChange={(text) => change({ example: text })}
      />
    </>
  );
}
