import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { newIdempotencyKey } from '../../../api/move.js';
import { adoptPolicy, type PolicyDefinition, savePolicy } from '../../../api/policies/policies.js';
import { useTranslation } from '../../../i18n/index.js';
import { TextField } from '../../../ui/field.js';
import { notify } from '../../../ui/notice.js';
import styles from '../policies.module.css';

interface SaveSheetProps {
  name: string;
  definition: PolicyDefinition;
  /** The number that it would get. */
  version: number;
  /** Running projects under earlier versions. */
  running: number;
  onSaved: () => void;
  onClose: () => void;
}

/** Saves the next version; running projects come under it too where the person says so, with a reason for their history. */
export function SaveSheet({ name, definition, version, running, onSaved, onClose }: SaveSheetProps): ReactNode {
  const { t } = useTranslation('policies');
  const [adopts, setAdopts] = useState(running > 0);
  const [reason, setReason] = useState('');
  const { save, savedVersion } = useSave({ name, definition, onSaved, onClose });
  const isMissing = adopts && !reason.trim();
  return (
    <FormSheet
      title={t('save.title', { version })}
      submit={t(savedVersion === null ? 'save.submit' : 'save.again')}
      shape="dialog"
      isComplete={!isMissing}
      sent={{ ...save, mutateAsync: () => save.mutateAsync(adopts ? reason.trim() : null) }}
      onClose={savedVersion === null ? onClose : onSaved}
    >
      {(fault) => (
        <>
          {running > 0 && savedVersion === null && (
            <fieldset className={styles.choice}>
              <legend>{t('save.who')}</legend>
              <label className={styles.check}>
                <input type="radio" name="who" checked={adopts} onChange={() => setAdopts(true)} />
                {t('save.adopt', { count: running })}
              </label>
              <label className={styles.check}>
                <input type="radio" name="who" checked={!adopts} onChange={() => setAdopts(false)} />
                {t('save.newOnly')}
              </label>
            </fieldset>
          )}
          {adopts && (
            <>
              <p className={styles.muted}>{t('save.adoptHint')}</p>
              <TextField
                label={t('save.reason')}
                hint={t('save.reasonHint')}
                value={reason}
                onChange={setReason}
                fault={isMissing ? fault : null}
              />
            </>
          )}
          {savedVersion !== null && <p>{t('save.savedNotAdopted', { version: savedVersion })}</p>}
        </>
      )}
    </FormSheet>
  );
}

/** Saves once, then moves once: where the second fails, it alone is tried again. */
function useSave({ name, definition, onSaved, onClose }: Pick<SaveSheetProps, 'name' | 'definition' | 'onSaved' | 'onClose'>) {
  const { t } = useTranslation('policies');
  const queries = useQueryClient();
  const [keys] = useState(() => ({ save: newIdempotencyKey(), adopt: newIdempotencyKey() }));
  const [saved, setSaved] = useState<{ id: string; version: number } | null>(null);
  const save = useMutation({
    mutationFn: async (reason: string | null) => {
      const { id, version } = saved ?? (await savePolicy(name, definition, keys.save));
      setSaved({ id, version });
      const moved = reason === null ? null : (await adoptPolicy(id, reason, keys.adopt)).moved;
      return { version, moved };
    },
    onSuccess: ({ version, moved }) => {
      notify(moved === null ? t('save.done', { version }) : t('save.doneAdopted', { version, moved }));
      onClose();
      onSaved();
      void queries.invalidateQueries();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  return { save, savedVersion: saved?.version ?? null };
}
