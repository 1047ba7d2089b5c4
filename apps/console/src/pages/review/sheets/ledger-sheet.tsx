import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import type { Schemas } from '../../../api/client.js';
import { sendLedger } from '../../../api/plans/plans.js';
import { useTranslation } from '../../../i18n/index.js';
import { Columns } from '../../../ui/list/columns.js';
import { notify } from '../../../ui/notice.js';
import table from '../../../ui/table.module.css';
import { DropZone } from '../../plans/plan-source.js';
import styles from '../review.module.css';

type Answer = Schemas['LedgerAssignmentAnswer'];

/** A ledger that was filled in: first what it would do, cell by cell, then done. */
export function LedgerSheet({ planId, onClose }: { planId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('review');
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const tried = useMutation({ mutationFn: (chosen: File) => sendLedger(planId, chosen, true) });
  const written = useMutation({
    mutationFn: (chosen: File) => sendLedger(planId, chosen, false),
    onSuccess: async ({ assigned }) => {
      notify(t('done.assign', { count: assigned }));
      await queries.invalidateQueries({ queryKey: ['plan', planId] });
      onClose();
    },
  });
  const take = (chosen: File): void => {
    setFile(chosen);
    tried.mutate(chosen);
  };
  return (
    <FormSheet
      title={t('back.title')}
      submit={tried.data && tried.data.assigned > 0 ? t('back.go') : null}
      sent={{ ...written, error: written.error ?? tried.error, mutateAsync: async () => file && written.mutateAsync(file) }}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('back.hint')}</p>
      <DropZone take={take} accept=".xlsx,.csv" hint={file?.name ?? t('back.formats')} />
      {tried.data && <DryRun answer={tried.data} />}
    </FormSheet>
  );
}

function DryRun({ answer: { assigned, unchanged, changes, problems } }: { answer: Answer }): ReactNode {
  const { t } = useTranslation('review');
  return (
    <section role="status">
      <p>
        <strong>{assigned > 0 ? t('back.assigned', { count: assigned }) : t('back.nothing')}</strong>{' '}
        <span className={styles.muted}>{t('back.unchanged', { count: unchanged })}</span>
      </p>
      {problems.length > 0 && (
        <>
          <h3 className={styles.warn}>{t('back.problems', { count: problems.length })}</h3>
          <table className={table.table}>
            <Columns names={(['cell', 'value', 'problem'] as const).map((name) => t(`back.${name}`))} />
            <tbody>
              {problems.map(({ cell, value, problem }) => (
                <tr key={`${cell} ${problem}`}>
                  <td>{cell}</td>
                  <td>{value}</td>
                  <td>{problem}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {changes.length > 0 && (
        <table className={table.table} style={{ marginTop: 12 }}>
          <Columns names={(['cell', 'task', 'change'] as const).map((name) => t(`back.${name}`))} />
          <tbody>
            {changes.map(({ cell, itemId, task, field, before, after }) => (
              <tr key={`${itemId} ${field}`}>
                <td>{cell}</td>
                <td>{task}</td>
                <td>
                  {t(`field.${field}`)}：<del>{before ?? t('back.empty')}</del> → <ins>{after ?? t('back.empty')}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
