import { useMutation } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { checkPolicy, definitionOf, type Policy, type PolicyDefinition, startPreview } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import styles from './policies.module.css';
import { countChanges, type PolicyEditing } from './use-policy-draft.js';

const PreviewPart = lazy(async () => ({ default: (await import('./editor/preview-part.js')).PreviewPart }));

interface DraftBarProps {
  name: string;
  /** Null: a new policy. */
  current: Policy | null;
  editing: PolicyEditing;
}

/** What a draft changes, and the way to what is in force: check, preview, save. */
export function DraftBar({ name, current, editing }: DraftBarProps): ReactNode {
  const { t } = useTranslation('policies');
  const { draft, discard } = editing;
  const definition = draft.definition;
  const [jobId, setJobId] = useState<{ id: string; of: PolicyDefinition } | null>(null);
  const check = useMutation({
    mutationFn: (checked: PolicyDefinition) => checkPolicy(checked),
    onSuccess: () => notify(t('draft.checked')),
  });
  const preview = useMutation({
    mutationFn: async (of: PolicyDefinition) => ({ id: await startPreview(name, of), of }),
    onSuccess: setJobId,
  });
  if (!definition) return null;
  const error = preview.error ?? check.error;
  const ask = (what: 'check' | 'preview'): void => {
    check.reset();
    preview.reset();
    (what === 'check' ? check : preview).mutate(definition);
  };
  const drop = (): void => {
    discard();
    notify(t('draft.discarded'));
  };
  return (
    <section className={styles.draft} aria-label={t('draft.title')}>
      <div className={styles.head}>
        <Changes definition={definition} current={current} />
        <span className={styles.acts}>
          <Button busy={check.isPending} onClick={() => ask('check')}>
            {t('draft.check')}
          </Button>
          <Button look="primary" busy={preview.isPending} onClick={() => ask('preview')}>
            {t('draft.preview')}
          </Button>
          <Button look="danger" onClick={drop}>
            {t('draft.discard')}
          </Button>
        </span>
      </div>
      {current && draft.base !== current.version && (
        <p className={styles.warn}>{t('draft.stale', { base: draft.base, version: current.version })}</p>
      )}
      {error && <Faults error={error} definition={definition} />}
      {jobId && (
        <Suspense>
          <PreviewPart
            key={jobId.id}
            jobId={jobId.id}
            name={name}
            definition={jobId.of}
            isStale={jobId.of !== definition}
            onSaved={discard}
          />
        </Suspense>
      )}
    </section>
  );
}

function Changes({ definition, current }: { definition: PolicyDefinition; current: Policy | null }): ReactNode {
  const { t } = useTranslation('policies');
  const changes = current ? countChanges(definition, definitionOf(current)) : null;
  return (
    <>
      <strong>{t('draft.title')}</strong>
      <span role="status">
        {changes === null ? t('draft.new') : changes === 0 ? t('draft.none') : t('draft.changes', { count: changes })}
      </span>
    </>
  );
}

/** Each fault of a draft with its place; another error as it is. */
function Faults({ error, definition }: { error: unknown; definition: PolicyDefinition }): ReactNode {
  const { t } = useTranslation('policies');
  const faults = error instanceof ApiProblem && error.code === 'policy.invalid' ? faultsIn(error.facts['errors']) : [];
  if (faults.length === 0) return <Failed error={error} />;
  return (
    <div className={styles.warn} role="alert">
      <p>{t('draft.faults', { count: faults.length })}</p>
      <ul>
        {faults.map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            <code>{placeIn(definition, pointer)}</code> {detail}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Fault {
  pointer: string;
  detail: string;
}

function faultsIn(errors: unknown): Fault[] {
  return Array.isArray(errors) ? (errors as Fault[]) : [];
}

/** A place as people find it: steps by their key, not by their number. */
function placeIn({ steps }: PolicyDefinition, pointer: string): string {
  return pointer.replace(/^\/steps\/(\d+)/, (whole, index: string) => steps[Number(index)]?.key ?? whole);
}
