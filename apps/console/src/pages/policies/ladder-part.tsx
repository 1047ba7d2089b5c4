import { type ReactNode, useState } from 'react';
import type { PolicyDefinition } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import tabs from '../../ui/tabs.module.css';
import { stepsOf, TRACKS } from './ladder.js';
import { LadderLine } from './ladder-line.js';
import styles from './policies.module.css';
import { type LadderEdit, StepTable } from './step-table.js';
import { useStepWords } from './use-step-words.js';

interface LadderPartProps {
  definition: PolicyDefinition;
  /** What is in force, where a draft is shown. */
  before: PolicyDefinition | null;
  /** Null: read only. */
  edit: LadderEdit | null;
}

const LENGTHS = ['long', 'short'] as const;

/** The ladder of the due date, for long projects or short ones, and everything else that is chased. */
export function LadderPart({ definition, before, edit }: LadderPartProps): ReactNode {
  const { t } = useTranslation('policies');
  const [length, setLength] = useState<(typeof LENGTHS)[number]>('long');
  const steps = stepsOf(definition.steps, 'deadline').filter((step) => step.for === 'any' || step.for === length);
  return (
    <>
      <section className={styles.part} aria-label={t('ladder')}>
        <div className={styles.head}>
          <h2>{t('ladder')}</h2>
          <div className={tabs.tabs}>
            {LENGTHS.map((one) => (
              <button
                key={one}
                type="button"
                className={tabs.tab}
                aria-current={one === length ? 'true' : undefined}
                onClick={() => setLength(one)}
              >
                {t(one)}
              </button>
            ))}
          </div>
          <span className={styles.muted}>{t('lengthHint', { count: Number(definition['shortBelowWorkdays'] ?? 0) })}</span>
          <Add track="deadline" edit={edit} />
        </div>
        <LadderLine steps={steps} label={t(length)} />
        <StepTable steps={steps} before={before} edit={edit} />
      </section>
      <h2 className={styles.heading}>{t('others')}</h2>
      {TRACKS.filter((track) => track !== 'deadline').map((track) => (
        <TrackPart key={track} track={track} definition={definition} before={before} edit={edit} />
      ))}
    </>
  );
}

function TrackPart({ track, definition, before, edit }: LadderPartProps & { track: string }): ReactNode {
  const { t } = useTranslation('policies');
  const words = useStepWords();
  const steps = stepsOf(definition.steps, track);
  if (steps.length === 0 && !edit) return null;
  return (
    <details className={styles.track}>
      <summary>
        <strong>{words.anchor(track)}</strong>
        <span className={styles.muted}>
          {t('steps', { count: steps.length })}
          {steps.length > 0 && ' · '}
          {steps.map((step) => `${words.timing(step)} ${words.level(step.level)}`).join(' · ')}
        </span>
      </summary>
      <StepTable steps={steps} before={before} edit={edit} />
      <Add track={track} edit={edit} />
    </details>
  );
}

function Add({ track, edit }: { track: string; edit: LadderEdit | null }): ReactNode {
  const { t } = useTranslation('policies');
  const words = useStepWords();
  if (!edit) return null;
  return (
    <Button size="small" onClick={() => edit.add(track)} aria-label={t('edit.addTo', { anchor: words.anchor(track) })}>
      ＋ {t('edit.add')}
    </Button>
  );
}
