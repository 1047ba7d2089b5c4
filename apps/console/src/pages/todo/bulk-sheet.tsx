import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/move.js';
import { actOnTasks, type BulkAction, type Task } from '../../api/tasks.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CheckList } from '../../ui/check-list.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';

interface BulkSheetProps {
  action: BulkAction;
  tasks: readonly Task[];
  onClose: () => void;
}

/** 签收 or 无变化 for several at once: each is named first, each is answered by itself. */
export function BulkSheet({ action, tasks, onClose }: BulkSheetProps): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('todo');
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [chosen, setChosen] = useState<readonly string[]>(() => tasks.map(({ subject }) => subject.id));
  const titleOf = (id: string): string => tasks.find(({ subject }) => subject.id === id)?.subject.title ?? id;
  const sent = useMutation({
    mutationFn: () => actOnTasks({ action, projectIds: [...chosen] }, key),
    onSuccess: async ({ done, refused, results }) => {
      const reasons = results.flatMap(({ projectId, problem }) => (problem ? [`${titleOf(projectId)}：${problem.detail}`] : []));
      notify([page('result', { done, refused }), ...reasons].join('\n'), refused > 0 ? 'fault' : 'done');
      onClose();
      await Promise.all(['tasks', 'projects', 'project', 'board'].map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
  return (
    <Sheet
      title={page(action === 'sign' ? 'signAll' : 'noChangeAll')}
      onClose={onClose}
      onSubmit={() => {
        if (chosen.length > 0 && !sent.isPending) sent.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={sent.isPending}>
            {t(action === 'sign' ? 'transition.acknowledge' : 'transition.no-change')} {chosen.length}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </>
      }
    >
      <CheckList
        label={page('choose')}
        options={tasks.map(({ subject }) => ({ id: subject.id, label: subject.title }))}
        value={chosen}
        onChange={setChosen}
      />
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}
