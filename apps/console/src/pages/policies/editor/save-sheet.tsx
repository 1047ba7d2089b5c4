import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../../api/move.js';
import { adoptPolicy, type PolicyDefinition, savePolicy } from '../../../api/policies/policies.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';
import { notify } from '../../../ui/notice.js';
import { Failed } from '../../../ui/part.js';
import { Sheet } from '../../../ui/sheet.js';
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
  const { t: common } = useTranslation();
  const [adopts, setAdopts] = useState(running > 0);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { save, savedVersion } = useSave({ name, definition, onSaved, onClose });
  const isMissing = adopts && !reason.trim();
  return (
    <Sheet
      title={t('save.title', { version })}
      shape="dialog"
      onClose={savedVersion === null ? onClose : onSaved}
      onSubmit={() => {
        setTried(true);
        if (!isMissing && !save.isPending) save.mutate(adopts ? reason.trim() : null);
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t(savedVersion === null ? 'save.submit' : 'save.again')}
          </Button>
          <Button onClick={savedVersion === null ? onClose : onSaved}>{common('action.cancel')}</Button>
        </>
      }
    >
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
            fault={isTried && isMissing ? common('form.required') : null}
          />
        </>
      )}
      {savedVersion !== null && <p>{t('save.savedNotAdopted', { version: savedVersion })}</p>}
      {save.isError && <Failed error={save.error} />}
    </Sheet>
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
