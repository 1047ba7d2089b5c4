import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMe, useToday } from '../../api/session.js';
import { type BulkAction, type Task, taskCountQuery, type TaskScope, tasksQuery } from '../../api/tasks.js';
import { EVERY_MINUTE } from '../../app/queries.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import { BulkSheet } from './bulk-sheet.js';
import { type GroupName, groupsOf } from './groups.js';
import { TaskCard } from './task-card.js';
import tabs from '../../ui/tabs.module.css';
import styles from './todo.module.css';
import './words.js';

/** What waits for this person. A task goes when it is done, never by being looked at. */
export default function TodoPage(): ReactNode {
  const { t } = useTranslation();
  const { isHead, role } = useMe();
  const { scope: asked } = useSearch({ from: '/inside/todo' });
  const scope = isHead && asked === 'department' ? 'department' : 'me';
  const query = useQuery({ ...tasksQuery(scope), ...EVERY_MINUTE });
  const today = useToday();
  return (
    <div className={styles.page}>
      <PageHead title={t(role === 'leader' ? 'nav.decide' : 'nav.todo')} count={isHead ? undefined : query.data?.total}>
        {isHead && <Scopes chosen={scope} />}
      </PageHead>
      <Part query={query} height={400} empty={{ when: ({ total }) => total === 0, say: <NothingToDo /> }}>
        {({ items }) =>
          groupsOf(items, today).map(({ name, tasks }) => (
            <Group key={name} name={name} tasks={tasks} withHolders={scope === 'department'} />
          ))
        }
      </Part>
    </div>
  );
}

const SCOPES: readonly TaskScope[] = ['me', 'department'];

/** The head of a department sees what is his own, and what the department has to do. */
function Scopes({ chosen }: { chosen: TaskScope }): ReactNode {
  const { t } = useTranslation('todo');
  const counts = {
    me: useQuery({ ...taskCountQuery('me'), ...EVERY_MINUTE }).data?.total,
    department: useQuery({ ...taskCountQuery('department'), ...EVERY_MINUTE }).data?.total,
  };
  return (
    <nav className={tabs.tabs} aria-label={t('scopes')}>
      {SCOPES.map((scope) => (
        <Link key={scope} to="/todo" search={{ scope }} className={tabs.tab} aria-current={scope === chosen ? 'page' : undefined}>
          {t(`scope.${scope}`)} <span>{counts[scope]}</span>
        </Link>
      ))}
    </nav>
  );
}

function NothingToDo(): ReactNode {
  const { t } = useTranslation('todo');
  return (
    <>
      <p>{t('empty')}</p>
      <Link to="/projects" className={buttonClass()}>
        {t('emptyNext')}
      </Link>
    </>
  );
}

interface GroupProps {
  name: GroupName;
  tasks: readonly Task[];
  /** Each with who of the department has it. */
  withHolders: boolean;
}

function Group({ name, tasks, withHolders }: GroupProps): ReactNode {
  const { t } = useTranslation('todo');
  const [bulk, setBulk] = useState<BulkAction | null>(null);
  const signable = tasks.filter(({ actions }) =>
    actions.some(({ name: act, allowed }) => allowed && act.startsWith('acknowledge')),
  );
  const unchanged = tasks.filter(({ actions }) => actions.some(({ name: act, allowed }) => allowed && act === 'no-change'));
  const chosen = bulk === 'sign' ? signable : unchanged;
  return (
    <section>
      <div className={styles.groupHead}>
        <h2>
          {t(`group.${name}`)} <span>{tasks.length}</span>
        </h2>
        {signable.length > 1 && (
          <Button size="small" onClick={() => setBulk('sign')}>
            {t('signAll')}
          </Button>
        )}
        {unchanged.length > 1 && (
          <Button size="small" onClick={() => setBulk('no-change')}>
            {t('noChangeAll')}
          </Button>
        )}
      </div>
      <ul className={styles.cards}>
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} withHolders={withHolders} />
        ))}
      </ul>
      {bulk && <BulkSheet action={bulk} tasks={chosen} onClose={() => setBulk(null)} />}
    </section>
  );
}
