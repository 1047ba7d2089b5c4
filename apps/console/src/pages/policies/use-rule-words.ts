import { useMemo } from 'react';
import type { PolicyDefinition } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { groupValues, isEmpty, RULE_GROUPS, type RuleField } from './rule-fields.js';

const DEFAULT = 'default';

/** The value of a field of a rule in words. */
export function useFieldWords(): (field: RuleField, value: unknown) => string {
  const { t } = useTranslation('policies');
  return useMemo(
    () => (field, value) => {
      if (isEmpty(value)) return t('none');
      if (field.kind === 'flag') return value === true ? t('yes') : t('no');
      if (field.kind === 'periods') return periodsOf(value).map(saidPeriod).join(t('comma'));
      if (field.kind === 'select' || field.kind === 'checks') {
        const values = (Array.isArray(value) ? value : [value]).map(String);
        return values
          .map((one) => {
            const option = field.options.find((known) => known === one);
            return option ? t(`option.${option}`) : one;
          })
          .join(t('comma'));
      }
      return Array.isArray(value) ? value.join(t('comma')) : String(value);
    },
    [t],
  );
}

export interface Period {
  from: string;
  to: string;
  reason?: string;
}

export function periodsOf(value: unknown): Period[] {
  return Array.isArray(value) ? (value as Period[]) : [];
}

export function saidPeriod({ from, to, reason }: Period): string {
  return [from, to, reason].filter(Boolean).join(' ');
}

/** For which projects a policy is, in words. */
export function useAppliesWords(): (name: string, definition: PolicyDefinition) => string {
  const { t } = useTranslation('policies');
  const said = useFieldWords();
  return (name, definition) => {
    const group = RULE_GROUPS.find((one) => one.name === 'appliesTo');
    const values = group ? groupValues(definition, group) : null;
    if (!group || values === null) return t(name === DEFAULT ? 'applies.rest' : 'applies.named');
    const asked = group.fields.filter(({ name: field }) => !isEmpty(values[field]));
    const words = asked.map((field) => `${t(`field.${field.name}`)}：${said(field, values[field.name])}`);
    return words.length === 0 ? t('applies.all') : words.join('；');
  };
}
