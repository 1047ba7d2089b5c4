import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { planQuery } from '../../api/plans/plans.js';
import { type EntryChoice, type EntryKind, type Revision, type RevisionEntry, revisionQuery } from '../../api/plans/revisions.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { More } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import tabs from '../../ui/tabs.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { Decision } from './decision.js';
import { Entry } from './entry.js';
import styles from './revision.module.css';
import './words.js';

const CHANGES = ['added', 'removed', 'reworded', 're-dated', 'moved'] as const satisfies readonly EntryKind[];

/** What a later version of a plan changes, old left and new right; what concerns projects comes first. */
export default function RevisionPage(): ReactNode {
  const { id, number } = useParams({ from: '/inside/plans/$id/revisions/$number' });
  const { kind } = useSearch({ from: '/inside/plans/$id/revisions/$number' });
  const kinds = CHANGES.filter((one) => kind === undefined || one === kind);
  const query = useInfiniteQuery(revisionQuery(id, Number(number), kinds));
  const [choices, setChoices] = useState<ReadonlyMap<number, EntryChoice>>(new Map());
  const isPhone = useIsPhone();
  const revision = query.data?.pages[0];
  if (!revision)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={480} />;
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  const isOpen = revision.state === 'proposed' && !isPhone;
  return (
    <div className={styles.page}>
      <Head revision={revision} choices={[...choices.values()]} isOpen={isOpen} />
      <Kinds revision={revision} here={kind} />
      <Entries
        entries={entries}
        isFiltered={kind !== undefined}
        isOpen={isOpen}
        choices={choices}
        choose={(choice) => setChoices((now) => new Map(now).set(choice.entry, { ...now.get(choice.entry), ...choice }))}
      />
      <More query={query} />
    </div>
  );
}

function Head({ revision, choices, isOpen }: { revision: Revision; choices: EntryChoice[]; isOpen: boolean }): ReactNode {
  const { t } = useTranslation('revision');
  const today = useToday();
  const plan = useQuery(planQuery(revision.planId)).data;
  const { planId, number, state, createdByName, createdAt, outcome, message } = revision;
  return (
    <>
      <PageHead title={t('title', { number })}>
        <Link to="/plans/$id" params={{ id: planId }} className={buttonClass()}>
          {t('back')}
        </Link>
        {isOpen && <Decision revision={revision} choices={choices} />}
      </PageHead>
      <p className={styles.muted}>
        {t(`state.${state as 'reading' | 'proposed' | 'applied' | 'discarded'}`)} ·{' '}
        {t('from', { plan: plan?.title ?? '', name: createdByName, time: shortTime(createdAt, today) })}
      </p>
      {outcome && (
        <p>
          {t('outcome', {
            kept: outcome.kept,
            rewritten: outcome.rewritten,
            added: outcome.added,
            dropped: outcome.dropped,
          })}
        </p>
      )}
      {message && <p>{t('why', { reason: message })}</p>}
    </>
  );
}

function Kinds({ revision: { planId, number, counts }, here }: { revision: Revision; here: string | undefined }): ReactNode {
  const { t } = useTranslation('revision');
  const all = CHANGES.reduce((sum, kind) => sum + counts[kind], 0);
  const tab = (kind: EntryKind | undefined, count: number): ReactNode => (
    <Link
      key={kind ?? 'all'}
      to="/plans/$id/revisions/$number"
      params={{ id: planId, number: String(number) }}
      search={kind ? { kind } : {}}
      activeOptions={{ exact: true }}
      className={tabs.tab}
      aria-current={kind === here ? 'page' : undefined}
    >
      {t(`kind.${kind ?? 'all'}`)} <span>{count}</span>
    </Link>
  );
  return (
    <nav className={`${tabs.tabs} ${styles.kinds}`} aria-label={t('kinds')}>
      {tab(undefined, all)}
      {CHANGES.map((kind) => tab(kind, counts[kind]))}
      <span className={styles.muted}>
        {t('kind.unchanged')} {counts.unchanged}
      </span>
    </nav>
  );
}

interface EntriesProps {
  entries: readonly RevisionEntry[];
  isFiltered: boolean;
  isOpen: boolean;
  choices: ReadonlyMap<number, EntryChoice>;
  choose: (choice: EntryChoice) => void;
}

function Entries({ entries, isFiltered, isOpen, choices, choose }: EntriesProps): ReactNode {
  const { t } = useTranslation('revision');
  if (entries.length === 0) return <Empty>{t(isFiltered ? 'noneOfKind' : 'nothing')}</Empty>;
  const parts = [
    { name: 'concerned' as const, entries: entries.filter(({ project, isConflict }) => project !== null || isConflict) },
    { name: 'others' as const, entries: entries.filter(({ project, isConflict }) => project === null && !isConflict) },
  ];
  return parts.map(({ name, entries: ofPart }) =>
    ofPart.length === 0 ? null : (
      <section key={name} aria-label={t(name)}>
        <h2 className={styles.part}>
          {t(name)} {ofPart.length}
        </h2>
        <ol>
          {ofPart.map((entry) => (
            <Entry key={entry.number} entry={entry} choice={choices.get(entry.number)} choose={isOpen ? choose : null} />
          ))}
        </ol>
      </section>
    ),
  );
}
