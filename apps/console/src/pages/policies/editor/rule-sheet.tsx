import { type ReactNode, useState } from 'react';
import { FormSheet, atOnce } from '../../../acts/form-sheet.js';
import type { PolicyDefinition } from '../../../api/policies/policies.js';
import { useTranslation } from '../../../i18n/index.js';
import { CheckList } from '../../../ui/check-list.js';
import { SelectField, TextArea, TextField } from '../../../ui/field.js';
import styles from '../policies.module.css';
import { groupValues, type RuleField, type RuleGroup, withGroup } from '../rule-fields.js';
import { periodsOf, saidPeriod } from '../use-rule-words.js';

interface RuleSheetProps {
  group: RuleGroup;
  definition: PolicyDefinition;
  onChange: (definition: PolicyDefinition) => void;
  onClose: () => void;
}

/** The fields of one rule; what is changed stands in the draft until that is saved. */
export function RuleSheet({ group, definition, onChange, onClose }: RuleSheetProps): ReactNode {
  const { t } = useTranslation('policies');
  const [values, setValues] = useState(() => groupValues(definition, group));
  const wrong = values === null ? [] : group.fields.filter((field) => isWrong(field, values[field.name]));
  return (
    <FormSheet
      title={t(`group.${group.name}`)}
      submit={t('edit.done')}
      isComplete={wrong.length === 0}
      sent={atOnce(() => {
        onChange(withGroup(definition, group, values));
        onClose();
      })}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {group.optional && (
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={values !== null}
                onChange={({ target }) => setValues(target.checked ? (group.optional ?? {}) : null)}
              />
              {t('edit.use')}
            </label>
          )}
          {values !== null &&
            group.fields.map((field) => (
              <RuleInput
                key={field.name}
                field={field}
                value={values[field.name]}
                isWrong={fault !== null && wrong.includes(field)}
                onChange={(value) => setValues({ ...values, [field.name]: value })}
              />
            ))}
        </>
      )}
    </FormSheet>
  );
}

interface RuleInputProps {
  field: RuleField;
  value: unknown;
  isWrong: boolean;
  onChange: (value: unknown) => void;
}

function RuleInput({ field, value, isWrong: wrong, onChange }: RuleInputProps): ReactNode {
  const { t } = useTranslation('policies');
  const label = t(`field.${field.name}`);
  if (field.kind === 'number')
    return (
      <TextField
        label={label}
        type="number"
        min={field.min}
        max={field.max}
        value={value === undefined ? '' : String(value)}
        fault={wrong ? t('edit.number', { min: field.min, max: field.max }) : null}
        onChange={(text) => onChange(text === '' ? undefined : Number(text))}
      />
    );
  if (field.kind === 'flag')
    return (
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={field.name === 'workdaysOnly' ? value !== false : value === true}
          onChange={({ target }) => onChange(field.name === 'workdaysOnly' ? target.checked : target.checked || undefined)}
        />
        {label}
      </label>
    );
  if (field.kind === 'select' || field.kind === 'checks') return <Choice field={field} value={value} onChange={onChange} />;
  if (field.kind === 'list' || field.kind === 'periods')
    return <Lines field={field} value={value} isWrong={wrong} onChange={onChange} />;
  const text = typeof value === 'string' ? value : '';
  return <TextField label={label} type={field.kind} value={text} onChange={(next) => onChange(next || undefined)} />;
}

interface ChoiceProps extends Pick<RuleInputProps, 'value' | 'onChange'> {
  field: Extract<RuleField, { kind: 'select' | 'checks' }>;
}

function Choice({ field, value, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation('policies');
  const label = t(`field.${field.name}`);
  if (field.kind === 'select')
    return (
      <SelectField label={label} value={String(value ?? '')} onChange={onChange}>
        {field.options.map((option) => (
          <option key={option} value={option}>
            {t(`option.${option}`)}
          </option>
        ))}
      </SelectField>
    );
  return (
    <CheckList
      label={label}
      options={field.options.map((id) => ({ id, label: t(`option.${id}`) }))}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(chosen) => onChange(field.numeric ? chosen.map(Number).sort() : chosen)}
    />
  );
}

/** Texts or periods, one a line, as they are typed. */
function Lines({ field, value, isWrong: wrong, onChange }: RuleInputProps): ReactNode {
  const { t } = useTranslation('policies');
  const isPeriods = field.kind === 'periods';
  const lines = isPeriods ? periodsOf(value).map(saidPeriod) : Array.isArray(value) ? value.map(String) : [];
  const [text, setText] = useState(lines.join('\n'));
  const hint = isPeriods ? t('edit.periodsHint') : t(field.name === 'departments' ? 'edit.departmentsHint' : 'edit.listHint');
  return (
    <TextArea
      label={t(`field.${field.name}`)}
      hint={hint}
      optional
      rows={3}
      value={text}
      fault={wrong ? t('edit.periodsWrong') : null}
      onChange={(next) => {
        setText(next);
        const said = next
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
        onChange(isPeriods ? said.map(periodOf) : said);
      }}
    />
  );
}

function periodOf(line: string): { from: string; to: string; reason?: string } {
  const [from = '', to = '', ...reason] = line.split(/\s+/);
  return { from, to, ...(reason.length > 0 ? { reason: reason.join(' ') } : {}) };
}

const CIVIL_DATE = /^\d{4}-\d\d-\d\d$/;

/** What can't be read as it was typed; what the rules forbid, the server says. */
function isWrong(field: RuleField, value: unknown): boolean {
  if (field.kind === 'number')
    return value !== undefined && !(Number.isInteger(value) && Number(value) >= field.min && Number(value) <= field.max);
  return field.kind === 'periods' && periodsOf(value).some(({ from, to }) => !CIVIL_DATE.test(from) || !CIVIL_DATE.test(to));
}
