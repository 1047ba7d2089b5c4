import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/move.js';
import { adoptPolicy, type Policy } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';

/** Moves the running projects of earlier versions to the newest one, with a reason. */
export function AdoptSheet({ policy: { id, version }, onClose }: { policy: Policy; onClose: () => void }): ReactNode {
  const { t } = useTranslation('policies');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const adopted = useMutation({
    mutationFn: () => adoptPolicy(id, reason.trim(), key),
    onSuccess: async ({ moved }) => {
      notify(t('adopt.done', { moved, version }));
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <Sheet
      title={t('adopt.title', { version })}
      shape="dialog"
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim() && !adopted.isPending) adopted.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={adopted.isPending}>
            {t('adopt.submit')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <p>{t('save.adoptHint')}</p>
      <TextField
        label={t('save.reason')}
        hint={t('save.reasonHint')}
        value={reason}
        onChange={setReason}
        fault={isTried && !reason.trim() ? common('form.required') : null}
      />
      {adopted.isError && <Failed error={adopted.error} />}
    </Sheet>
  );
}
