import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Draft, type DraftFilter, draftQuery, draftsQuery } from '../../../api/supervision/drafts.js';
import { useTranslation } from '../../../i18n/index.js';
import tabs from '../../../ui/tabs.module.css';
import { Empty, Part } from '../../../ui/part.js';
import { useIsPhone } from '../../../ui/use-media.js';
import styles from '../overdue.module.css';
import { DraftActs, DraftPane, DraftWords } from './draft-pane.js';
import { DraftTable } from './draft-table.js';
import { InterviewsList } from './interviews-list.js';

const VIEWS = ['waiting', 'decided', 'interviews'] as const;
type View = (typeof VIEWS)[number];
const STATES: Readonly<Record<Exclude<View, 'interviews'>, NonNullable<DraftFilter['state']>>> = {
  waiting: ['waiting'],
  decided: ['approved', 'dismissed', 'lapsed'],
};

/** 待审定: what the ladder proposes to name in a circular (通报) or to call in for a talk (约谈), and what became of it. */
export function DraftsDesk({ filter }: { filter: Omit<DraftFilter, 'state'> }): ReactNode {
  const { t } = useTranslation('overdue');
  const { state } = useSearch({ from: '/inside/overdue' });
  const view = VIEWS.find((name) => name === state) ?? 'waiting';
  return (
    <>
      <nav className={`${tabs.tabs} ${styles.views}`} aria-label={t('draft.views')}>
        {VIEWS.map((name) => (
          <Link
            key={name}
            to="/overdue"
            search={(now) => ({ ...now, id: undefined, state: name === 'waiting' ? undefined : name })}
            activeOptions={{ exact: true }}
            className={tabs.tab}
            aria-current={name === view ? 'page' : undefined}
          >
            {t(`draft.view.${name}`)}
          </Link>
        ))}
      </nav>
      {view === 'interviews' ? (
        <InterviewsList departmentId={filter.departmentId} />
      ) : (
        <Drafts filter={{ ...filter, state: STATES[view] }} view={view} />
      )}
    </>
  );
}

function Drafts({ filter, view }: { filter: DraftFilter; view: Exclude<View, 'interviews'> }): ReactNode {
  const { t } = useTranslation('overdue');
  const [done, setDone] = useState<readonly Draft[]>([]);
  const onDone = (draft: Draft): void => setDone((now) => [...now, draft]);
  return (
    <>
      {done.length > 0 && <Done drafts={done} />}
      <Part query={useQuery(draftsQuery(filter))} height={420}>
        {(drafts) =>
          drafts.length === 0 ? (
            <Empty>{t(view === 'waiting' ? 'empty.drafts' : 'draft.noneDecided')}</Empty>
          ) : (
            <Found drafts={drafts} onDone={onDone} />
          )
        }
      </Part>
    </>
  );
}

/** Rows left, the draft of the row right; on the phone one card each. */
function Found({ drafts, onDone }: { drafts: readonly Draft[]; onDone: (draft: Draft) => void }): ReactNode {
  const isPhone = useIsPhone();
  const { id } = useSearch({ from: '/inside/overdue' });
  const there = drafts.find((draft) => draft.id === id);
  // A message may lead to one that has been decided since: it is read by itself.
  const alone = useQuery({ ...draftQuery(id ?? ''), enabled: id !== undefined && !there });
  const current = there ?? alone.data ?? drafts[0];
  if (isPhone)
    return (
      <ul>
        {(current && current.id === id ? [current, ...drafts.filter((one) => one.id !== id)] : drafts).map((draft) => (
          <li key={draft.id} className={styles.card}>
            <DraftWords draft={draft} />
            <DraftActs draft={draft} onDone={onDone} />
          </li>
        ))}
      </ul>
    );
  return (
    <div className={styles.panes}>
      <DraftTable drafts={drafts} current={current} />
      {current && <DraftPane key={current.id} draft={current} onDone={onDone} />}
    </div>
  );
}

/** What was decided on this visit, with the paper that it made. */
function Done({ drafts }: { drafts: readonly Draft[] }): ReactNode {
  const { t } = useTranslation('overdue');
  return (
    <section className={styles.results} role="status">
      <ul>
        {drafts.map(({ id, project, level, state, interview }) => (
          <li key={id}>
            {project.title}：
            {interview ? (
              <>
                {t('draft.called', { number: interview.number })}{' '}
                <a href={`/v1/interviews/${interview.id}.docx`} download>
                  {t('draft.docx')}
                </a>
              </>
            ) : (
              t(state === 'dismissed' ? 'draft.dismissed' : level === 4 ? 'draft.toBeNamed' : 'draft.approved')
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
