import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { moveSlip, type Slip, type SlipTransition } from '../../api/slips.js';
import { useMe } from '../../api/session.js';
import { newIdempotencyKey } from '../../api/move.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { useDraft } from '../../ui/drafts.js';
import { TextArea } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';

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
  const { t: common } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [{ text }, change, forget] = useDraft(`${me.id}.${slip.id}.${transition}`, { text: '' });
  const [isTried, setTried] = useState(false);
  const field = FIELDS[transition];
  const isMissing = field !== null && !text.trim();
  const sent = useMutation({
    mutationFn: () => moveSlip(slip, transition, field ? { [field]: text.trim() } : {}, key),
    onSuccess: async () => {
      forget();
      notify(t(`done.${transition}`, { number: slip.number }));
      onClose();
      await Promise.all(
        [['slip', slip.id], ['slips'], ['project', slip.projectId], ['tasks'], ['overdue']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <Sheet
      title={`${t(`act.${transition}`)} · ${slip.number}`}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isMissing && !sent.isPending) sent.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={sent.isPending}>
            {t(`act.${transition}`)}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <p style={{ marginBottom: 16, whiteSpace: 'pre-line' }}>{transition === 'accept' ? slip.answer : slip.demand}</p>
      {field && (
        <TextArea
          label={t(field === 'text' ? 'answerText' : 'reason')}
          rows={6}
          value={text}
          fault={isTried && isMissing ? common('form.required') : null}
          onChange={(value) => change({ text: value })}
        />
      )}
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}
