import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { allOf } from '../../../api/client.js';
import type { ChangePreview } from '../../../api/policies/policies.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import { Columns } from '../../../ui/list/columns.js';
import table from '../../../ui/table.module.css';
import styles from '../policies.module.css';

const COUNTS = allOf<keyof ChangePreview['steps']['counts']>()(['same', 'earlier', 'later', 'replaced', 'vanishes', 'new']);

/** What would become of the pending steps of the running projects, with examples. */
export function StepEffect({ effect: { lookedAt, counts, examples } }: { effect: ChangePreview['steps'] }): ReactNode {
  const { t } = useTranslation('policies');
  const today = useToday();
  if (lookedAt === 0) return null;
  const step = (at: { stepKey: string; plannedAt: string } | null): string =>
    at ? `${shortTime(at.plannedAt, today)} ${at.stepKey}` : '—';
  return (
    <>
      <h3>{t('preview.steps')}</h3>
      <p>
        {t('preview.lookedAt', { count: lookedAt })}{' '}
        {COUNTS.filter((name) => counts[name] > 0)
          .map((name) => `${t(`preview.stepCounts.${name}`)} ${counts[name]}`)
          .join(' · ')}
      </p>
      {examples.length > 0 && (
        <details>
          <summary>{t('preview.examples')}</summary>
          <table className={table.table}>
            <Columns names={(['project', 'change', 'before', 'after'] as const).map((name) => t(`preview.example.${name}`))} />
            <tbody>
              {examples.map(({ project, track, change, before, after }) => (
                <tr key={`${project.id} ${track}`}>
                  <td>
                    <Link to="/projects/$id" params={{ id: project.id }}>
                      {project.title}
                    </Link>
                  </td>
                  <td className={table.narrow}>{t(`preview.change.${change}`)}</td>
                  <td className={styles.muted}>{step(before)}</td>
                  <td>{step(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
