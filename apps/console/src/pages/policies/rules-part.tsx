import type { ReactNode } from 'react';
import type { PolicyDefinition } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Fact } from '../../ui/facts.js';
import styles from './policies.module.css';
import { groupValues, isEmpty, RULE_GROUPS, type RuleGroup } from './rule-fields.js';
import { useFieldWords } from './use-rule-words.js';

interface RulesPartProps {
  definition: PolicyDefinition;
  before: PolicyDefinition | null;
  edit: ((group: RuleGroup) => void) | null;
}

/** What a policy says beside its steps: hours, reports, lamps, extensions, slips. */
export function RulesPart({ definition, before, edit }: RulesPartProps): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <section aria-label={t('rules')}>
      <h2 className={styles.heading}>{t('rules')}</h2>
      <div className={styles.rules}>
        {RULE_GROUPS.map((group) => (
          <Rule key={group.name} group={group} definition={definition} before={before} edit={edit} />
        ))}
      </div>
    </section>
  );
}

function Rule({ group, definition, before, edit }: RulesPartProps & { group: RuleGroup }): ReactNode {
  const { t } = useTranslation('policies');
  const said = useFieldWords();
  const values = groupValues(definition, group);
  const isChanged =
    before !== null && group.fields.some(({ name }) => differ(values?.[name], groupValues(before, group)?.[name]));
  return (
    <section className={styles.rule} aria-label={t(`group.${group.name}`)}>
      <div className={styles.head}>
        <h3>
          {t(`group.${group.name}`)} {isChanged && <strong className={styles.changed}>{t('changed')}</strong>}
        </h3>
        {edit && (
          <Button size="small" onClick={() => edit(group)} aria-label={t('edit.rule', { rule: t(`group.${group.name}`) })}>
            {t('edit.short')}
          </Button>
        )}
      </div>
      {values === null ? (
        <p className={styles.muted}>{t('unset')}</p>
      ) : (
        <dl className={styles.fields}>
          {group.fields
            .filter(({ name }) => !isEmpty(values[name]))
            .map((field) => (
              <Fact
                key={field.name}
                name={t(`field.${field.name}`)}
                className={field.name === 'source' ? styles.source : undefined}
              >
                {said(field, values[field.name])}
              </Fact>
            ))}
        </dl>
      )}
    </section>
  );
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);
}
