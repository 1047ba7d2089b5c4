import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { type Circular, type CircularMove, circularQuery, moveCircular, recipientsQuery } from '../../api/reporting/circulars.js';
import { useTranslation } from '../../i18n/index.js';
import { Part } from '../../ui/part.js';
import styles from './circulars.module.css';

interface MoveProps {
  circular: Circular;
  move: CircularMove;
  onClose: () => void;
}

/** What 重新统计, 印发 or 撤回 does, said before it is done. */
export function MoveSheet({ circular, move, onClose }: MoveProps): ReactNode {
  const { t } = useTranslation('circulars');
  const queries = useQueryClient();
  const sent = useSent({
    send: (_: void, key) => moveCircular(circular, move, key),
    done: ({ number }) => t(`done.${move}`, { number: number ?? '' }),
    concerns: [['circulars'], ['drafts'], ['tasks']],
    onDone: (moved) => {
      queries.setQueryData(circularQuery(circular.id).queryKey, moved);
      onClose();
    },
  });
  return (
    <FormSheet
      title={t(`confirm.${move}Title`)}
      submit={t(`act.${move}`)}
      look={move === 'withdraw' ? 'danger' : 'primary'}
      shape={move === 'issue' ? 'sheet' : 'dialog'}
      sent={sent}
      onClose={onClose}
    >
      <p>{t(`confirm.${move}`)}</p>
      {move === 'issue' && <Recipients id={circular.id} />}
    </FormSheet>
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
