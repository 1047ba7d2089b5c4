import type { ReactNode } from 'react';
import type { PolicyDefinition, PolicyStep } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Columns } from '../../ui/list/columns.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { CONDITION_FLAGS, LAMPS } from './editor/step-form.js';
import { LENGTHS } from './ladder.js';
import styles from './policies.module.css';
import { RULE_GROUPS } from './rule-fields.js';
import { stepMark } from './use-policy-draft.js';
import { useFieldWords } from './use-rule-words.js';
import { useStepWords } from './use-step-words.js';

/** What may be done with the steps, where they may be changed. */
export interface LadderEdit {
  step: (step: PolicyStep) => void;
  add: (track: string) => void;
}

interface StepTableProps {
  steps: readonly PolicyStep[];
  before: PolicyDefinition | null;
  edit: LadderEdit | null;
}

/** Each step: when, at which level, to whom, through what, on what condition, by which source. */
export function StepTable({ steps, before, edit }: StepTableProps): ReactNode {
  const { t } = useTranslation('policies');
  const isPhone = useIsPhone();
  const hidden = <span className="visually-hidden">{t('stepColumn.edit')}</span>;
  if (steps.length === 0) return <p className={styles.muted}>{t('none')}</p>;
  if (isPhone) return <StepCards steps={steps} />;
  return (
    <table className={table.table}>
      <Columns
        names={[
          ...(['when', 'level', 'audience', 'channels', 'more', 'source'] as const).map((name) => t(`stepColumn.${name}`)),
          ...(edit ? [hidden] : []),
        ]}
      />
      <tbody>
        {steps.map((step) => (
          <Row key={step.key} step={step} before={before} edit={edit} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ step, before, edit }: Omit<StepTableProps, 'steps'> & { step: PolicyStep }): ReactNode {
  const { t } = useTranslation('policies');
  const words = useStepWords();
  const mark = stepMark(step, before);
  return (
    <tr data-step={step.key} data-current={mark !== null}>
      <td className={table.narrow}>
        {words.timing(step)} {mark && <strong className={styles.changed}>{t(mark)}</strong>}
      </td>
      <td className={table.narrow}>
        <Level level={step.level} />
      </td>
      <td>{words.audience(step)}</td>
      <td>{words.channels(step)}</td>
      <td>
        <More step={step} />
      </td>
      <td className={styles.source}>{step.source}</td>
      {edit && (
        <td className={table.narrow}>
          <Button size="small" onClick={() => edit.step(step)} aria-label={`${t('edit.step')} · ${words.timing(step)}`}>
            {t('edit.short')}
          </Button>
        </td>
      )}
    </tr>
  );
}

function StepCards({ steps }: { steps: readonly PolicyStep[] }): ReactNode {
  const words = useStepWords();
  return (
    <ul className={styles.cards}>
      {steps.map((step) => (
        <li key={step.key} className={styles.card}>
          <p>
            <strong>{words.timing(step)}</strong> <Level level={step.level} />
          </p>
          <p>
            {words.audience(step)} · {words.channels(step)}
          </p>
          <More step={step} />
          <p className={styles.source}>{step.source}</p>
        </li>
      ))}
    </ul>
  );
}

/** The level as a word on its tint. */
function Level({ level }: { level: number }): ReactNode {
  const words = useStepWords();
  return (
    <span className={styles.badge} data-level={level}>
      {words.level(level)}
    </span>
  );
}

/** For which projects, how often again, and on what condition. */
function More({ step }: { step: PolicyStep }): ReactNode {
  const { t } = useTranslation('policies');
  const words = useStepWords();
  const conditions = useConditionWords()(step.when ?? {});
  const length = LENGTHS.find((one) => one === step.for && one !== 'any');
  const parts = [length && t(`length.${length}`), words.repeat(step), ...conditions].filter(Boolean);
  return parts.join('；');
}

const COUNTS = ['pointsBehind', 'extensions'] as const;

/** The condition of a step in words, one a member. */
function useConditionWords(): (when: Record<string, unknown>) => string[] {
  const { t } = useTranslation('policies');
  const said = useFieldWords();
  return (when) => {
    const lamps = LAMPS.filter((lamp) => Array.isArray(when['lamps']) && when['lamps'].includes(lamp));
    const fields = RULE_GROUPS.find(({ name }) => name === 'appliesTo')?.fields ?? [];
    return [
      ...(lamps.length > 0 ? [`${t('when.lamps')}：${lamps.map((lamp) => t(`when.lamp.${lamp}`)).join(t('comma'))}`] : []),
      ...CONDITION_FLAGS.filter((flag) => when[flag] === true).map((flag) => t(`when.${flag}`)),
      ...COUNTS.filter((name) => typeof when[name] === 'number').map((name) => t(`when.${name}`, { count: Number(when[name]) })),
      ...fields
        .filter(({ name }) => when[name] !== undefined)
        .map((field) => `${t(`field.${field.name}`)}：${said(field, when[field.name])}`),
    ];
  };
}
