import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { jobQuery } from '../../../api/plans/plans.js';
import type { ChangePreview, PolicyDefinition } from '../../../api/policies/policies.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Failed } from '../../../ui/part.js';
import styles from '../policies.module.css';
import { PlayPart } from './play-part.js';
import { SaveSheet } from './save-sheet.js';
import { StepEffect } from './step-effect.js';

interface PreviewPartProps {
  jobId: string;
  name: string;
  /** What was previewed; this is what is saved. */
  definition: PolicyDefinition;
  /** The draft has changed since. */
  isStale: boolean;
  onSaved: () => void;
}

/** What a draft would change: differences in words, running projects, the messages of the next 30 days. */
export function PreviewPart({ jobId, isStale, ...saving }: PreviewPartProps): ReactNode {
  const { t } = useTranslation('policies');
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (job?.state === 'failed')
    return (
      <p className={styles.warn} role="alert">
        {t('preview.failed')}：{job.message}
      </p>
    );
  if (job?.state !== 'done' || !job.result)
    return (
      <div role="status" aria-busy="true" className={styles.playing}>
        <p>{t('preview.running')}</p>
        <progress aria-label={t('preview.running')} />
      </div>
    );
  return <Previewed preview={job.result as ChangePreview} isStale={isStale} {...saving} />;
}

interface PreviewedProps extends Omit<PreviewPartProps, 'jobId'> {
  preview: ChangePreview;
}

function Previewed({ preview, isStale, ...saving }: PreviewedProps): ReactNode {
  const { t } = useTranslation('policies');
  const [isSaving, setSaving] = useState(false);
  const { differences, current, nextVersion, choices, play, remarks } = preview;
  return (
    <section className={styles.preview} aria-label={t('preview.title')}>
      <h3>{t('preview.differences')}</h3>
      {current ? (
        <ul className={styles.list}>
          {differences.map(({ pointer, text }) => (
            <li key={pointer}>{text}</li>
          ))}
          {differences.length === 0 && <li>{t('preview.noDifferences')}</li>}
        </ul>
      ) : (
        <p>{t('preview.newPolicy')}</p>
      )}
      <StepEffect effect={preview.steps} />
      {choices.differing > 0 && (
        <>
          <p>{t('preview.choices', { count: choices.differing })}</p>
          <ul className={styles.list}>
            {choices.byPolicy.map((change) => (
              <li key={`${change.from} ${change.to}`}>{t('preview.choice', { ...change })}</li>
            ))}
          </ul>
        </>
      )}
      {play && <PlayPart play={play} />}
      {[...remarks, ...(play?.remarks ?? [])].map((remark) => (
        <p key={remark} className={styles.muted}>
          {remark}
        </p>
      ))}
      {isStale ? (
        <p className={styles.warn}>{t('preview.stale')}</p>
      ) : (
        <Button look="primary" onClick={() => setSaving(true)}>
          {t('preview.save', { version: nextVersion })}
        </Button>
      )}
      {isSaving && (
        <SaveSheet {...saving} version={nextVersion} running={preview.running.projects} onClose={() => setSaving(false)} />
      )}
    </section>
  );
}
