import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { actOnTasks, type BulkAction, type Task } from '../../api/tasks.js';
import { useTranslation } from '../../i18n/index.js';
import { CheckList } from '../../ui/check-list.js';
import { notify } from '../../ui/notice.js';

interface BulkSheetProps {
  action: BulkAction;
  tasks: readonly Task[];
  onClose: () => void;
}

/** 签收 or 无变化 for several at once: each is named first, each is answered by itself. */
export function BulkSheet({ action, tasks, onClose }: BulkSheetProps): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('todo');
  const [chosen, setChosen] = useState<readonly string[]>(() => tasks.map(({ subject }) => subject.id));
  const titleOf = (id: string): string => tasks.find(({ subject }) => subject.id === id)?.subject.title ?? id;
  const sent = useSent({
    send: (_: void, key) => actOnTasks({ action, projectIds: [...chosen] }, key),
    concerns: [['tasks'], ['projects'], ['project'], ['board']],
    onDone: ({ done, refused, results }) => {
      const reasons = results.flatMap(({ projectId, problem }) => (problem ? [`${titleOf(projectId)}：${problem.detail}`] : []));
      notify([page('result', { done, refused }), ...reasons].join('\n'), refused > 0 ? 'fault' : 'done');
      onClose();
    },
  });
  return (
    <FormSheet
      title={page(action === 'sign' ? 'signAll' : 'noChangeAll')}
      submit={`${t(action === 'sign' ? 'transition.acknowledge' : 'transition.no-change')} ${chosen.length}`}
      isComplete={chosen.length > 0}
      sent={sent}
      onClose={onClose}
    >
      <CheckList
        label={page('choose')}
        options={tasks.map(({ subject }) => ({ id: subject.id, label: subject.title }))}
        value={chosen}
        onChange={setChosen}
      />
    </FormSheet>
  );
}
