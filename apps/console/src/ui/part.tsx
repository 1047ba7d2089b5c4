import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem, NetworkProblem } from '../api/problem.js';
import { t as translate, useTranslation } from '../i18n/index.js';
import { Button } from './button.js';
import styles from './part.module.css';

interface PartProps<Data> {
  query: UseQueryResult<Data>;
  /** Height of the data, so that nothing jumps when it comes. */
  height?: number;
  /** Whether there is nothing to show, and what to say then. */
  empty?: { when: (data: Data) => boolean; say: ReactNode };
  children: (data: Data) => ReactNode;
}

/** One part of a page in its four states: loading, empty, failed, data. A part that fails leaves the others alone. */
export function Part<Data>({ query, height = 120, empty, children }: PartProps<Data>): ReactNode {
  const { data, error, refetch, isFetching } = query;
  if (data !== undefined) return empty?.when(data) ? <Empty>{empty.say}</Empty> : children(data);
  if (error) return <Failed error={error} retry={() => void refetch()} busy={isFetching} />;
  return <Skeleton height={height} />;
}

export function Skeleton({ height = 120 }: { height?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.skeleton} style={{ minHeight: height }} aria-busy="true">
      <span className="visually-hidden" role="status">
        {t('list.loading')}
      </span>
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.box}>{children}</div>;
}

interface FailedProps {
  error: unknown;
  retry?: (() => void) | undefined;
  busy?: boolean;
}

/** What went wrong, in a sentence, with the number by which the log finds it. */
export function Failed({ error, retry, busy = false }: FailedProps): ReactNode {
  const { t } = useTranslation();
  const number = error instanceof ApiProblem ? error.requestId : null;
  return (
    <div className={`${styles.box} ${styles.error}`} role="alert">
      <p>{sentenceOf(error)}</p>
      {retry && (
        <Button size="small" onClick={retry} busy={busy}>
          {t('action.retry')}
        </Button>
      )}
      {number && (
        <p className={styles.number}>
          {t('error.number')} <code>{number}</code>
        </p>
      )}
    </div>
  );
}

/** An error as a sentence for people. */
export function sentenceOf(error: unknown): string {
  if (error instanceof NetworkProblem) return translate(`error.${error.kind}`);
  if (error instanceof ApiProblem) {
    if (error.status === 429 && error.retryAfter) return translate('error.tooMany', { seconds: error.retryAfter });
    return error.code === 'project.not-found' ? translate('error.notFound') : error.message;
  }
  return translate('error.unexpected');
}
