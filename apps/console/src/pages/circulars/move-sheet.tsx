import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/move.js';
import { type Circular, type CircularMove, circularQuery, moveCircular, recipientsQuery } from '../../api/reporting/circulars.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { notify } from '../../ui/notice.js';
import { Failed, Part } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { useOnce } from '../../ui/use-once.js';
import styles from './circulars.module.css';

interface MoveProps {
  circular: Circular;
  move: CircularMove;
  onClose: () => void;
}

/** What 重新统计, 印发 or 撤回 does, said before it is done. */
export function MoveSheet({ circular, move, onClose }: MoveProps): ReactNode {
  const { t } = useTranslation('circulars');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const sent = useMutation({
    mutationFn: () => moveCircular(circular, move, key),
    onSuccess: async (moved) => {
      queries.setQueryData(circularQuery(circular.id).queryKey, moved);
      notify(t(`done.${move}`, { number: moved.number ?? '' }));
      onClose();
      await Promise.all([['circulars'], ['drafts'], ['tasks']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const send = useOnce(() => sent.mutateAsync());
  return (
    <Sheet
      title={t(`confirm.${move}Title`)}
      shape={move === 'issue' ? 'sheet' : 'dialog'}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <Button type="submit" look={move === 'withdraw' ? 'danger' : 'primary'} busy={sent.isPending}>
            {t(`act.${move}`)}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <p>{t(`confirm.${move}`)}</p>
      {move === 'issue' && <Recipients id={circular.id} />}
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}

/** Whom issuing tells, by department. */
function Recipients({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('circulars');
  return (
    <Part query={useQuery(recipientsQuery(id))} height={160}>
      {({ items }) => {
        if (items.length === 0) return <p role="alert">{t('confirm.noRecipients')}</p>;
        const byDepartment = new Map<string, string[]>();
        for (const { name, departmentName } of items)
          byDepartment.set(departmentName ?? '', [...(byDepartment.get(departmentName ?? '') ?? []), name]);
        return (
          <>
            <h3 className={styles.recipients}>{t('confirm.recipients', { count: items.length })}</h3>
            <ul>
              {[...byDepartment].map(([department, people]) => (
                <li key={department}>
                  <strong>{department}</strong> {people.join('、')}
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Part>
  );
}
