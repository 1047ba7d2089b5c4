import type { ReactNode } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { useMe } from '../../api/session.js';
import { moveSlip, type Slip, type SlipTransition } from '../../api/slips.js';
import { useTranslation } from '../../i18n/index.js';
import { TextArea } from '../../ui/field.js';

/** What the form of an act asks for, as the API names it. */
const FIELDS = { answer: 'text', 'send-back': 'reason', withdraw: 'reason', accept: null } as const;

interface SlipActProps {
  slip: Slip;
  transition: SlipTransition;
  onClose: () => void;
}

/** 答复, 认可, 退回, 撤回. */
export function SlipAct({ slip, transition, onClose }: SlipActProps): ReactNode {
  const { t } = useTranslation('slips');
  const me = useMe();
  const [{ text }, change, forget] = useDraft(`${me.id}.${slip.id}.${transition}`, { text: '' });
  const field = FIELDS[transition];
  const isMissing = field !== null && !text.trim();
  const sent = useSent({
    send: (_: void, key) => moveSlip(slip, transition, field ? { [field]: text.trim() } : {}, key),
    done: t(`done.${transition}`, { number: slip.number }),
    concerns: [['slip', slip.id], ['slips'], ['project', slip.projectId], ['tasks'], ['overdue']],
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <FormSheet
      title={`${t(`act.${transition}`)} · ${slip.number}`}
      submit={t(`act.${transition}`)}
      isComplete={!isMissing}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p style={{ marginBottom: 16, whiteSpace: 'pre-line' }}>{transition === 'accept' ? slip.answer : slip.demand}</p>
          {field && (
            <TextArea
              label={t(field === 'text' ? 'answerText' : 'reason')}
              rows={6}
              value={text}
              fault={isMissing ? fault : null}
              onChange={(value) => change({ text: value })}
            />
          )}
        </>
      )}
    </FormSheet>
  );
}
