import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { adoptPolicy, type Policy } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { TextField } from '../../ui/field.js';

/** Rules concern what every page shows. */
const EVERYTHING = [[]];

/** Moves the running projects of earlier versions to the newest one, with a reason. */
export function AdoptSheet({ policy: { id, version }, onClose }: { policy: Policy; onClose: () => void }): ReactNode {
  const { t } = useTranslation('policies');
  const [reason, setReason] = useState('');
  const adopted = useSent({
    send: (_: void, key) => adoptPolicy(id, reason.trim(), key),
    done: ({ moved }) => t('adopt.done', { moved, version }),
    concerns: EVERYTHING,
    onDone: onClose,
  });
  return (
    <FormSheet
      title={t('adopt.title', { version })}
      submit={t('adopt.submit')}
      shape="dialog"
      isComplete={reason.trim() !== ''}
      sent={adopted}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p>{t('save.adoptHint')}</p>
          <TextField
            label={t('save.reason')}
            hint={t('save.reasonHint')}
            value={reason}
            onChange={setReason}
            fault={reason.trim() ? null : fault}
          />
        </>
      )}
    </FormSheet>
  );
}
