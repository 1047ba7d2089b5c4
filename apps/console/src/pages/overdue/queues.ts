import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { boardQuery } from '../../api/board.js';
import { type DraftFilter, draftCountQuery } from '../../api/supervision/drafts.js';
import { type DeskFilter, overdueQuery } from '../../api/desk.js';
import { type ProjectFilter, projectsQuery } from '../../api/projects.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { type DeskRow, rowOfOverdue, rowOfProject } from './desk-row.js';

const QUEUES = ['overdue', 'review', 'undecided', 'unsigned', 'unreported'] as const;
export type QueueName = (typeof QUEUES)[number];
/** What the desk shows: queues of projects, and drafts. */
export const TABS = [...QUEUES, 'drafts'] as const;

/** Drafts are for those who decide. */
export function useSeesDrafts(): boolean {
  return useMe().abilities.includes('project.decide');
}

export function queueOf(tab: string | undefined): QueueName {
  return QUEUES.find((name) => name === tab) ?? 'overdue';
}

/** What the list of a queue asks for; the numbers on the tabs count the same lists. */
const FILTERS: Readonly<Record<Exclude<QueueName, 'overdue'>, ProjectFilter>> = {
  review: { waiting: ['to-review'] },
  undecided: { waiting: ['undecided'] },
  unsigned: { waiting: ['unsigned'] },
  unreported: { waiting: ['unreported'] },
};

export interface Queue {
  rows: readonly DeskRow[] | undefined;
  error: unknown;
  retry: () => void;
  more: (() => void) | null;
}

export function useQueue(name: QueueName, filter: DeskFilter): Queue {
  const { t } = useTranslation();
  const overdue = useQuery({ ...overdueQuery(filter), enabled: name === 'overdue' });
  const projects = useInfiniteQuery({
    ...projectsQuery({ ...filter, ...(name === 'overdue' ? {} : FILTERS[name]) }),
    enabled: name !== 'overdue',
  });
  const late = useMemo(
    () => overdue.data?.map((one) => rowOfOverdue(one, (count) => t('due.overdueWorkdays', { count }))),
    [overdue.data, t],
  );
  const pages = projects.data?.pages;
  const waiting = useMemo(() => pages?.flatMap(({ items }) => items.map(rowOfProject)), [pages]);
  if (name === 'overdue') {
    return { rows: late, error: overdue.error, retry: () => void overdue.refetch(), more: null };
  }
  return {
    rows: waiting,
    error: projects.error,
    retry: () => void projects.refetch(),
    more: projects.hasNextPage ? () => void projects.fetchNextPage() : null,
  };
}

/** Drafts are not asked by series. */
export function draftFilterOf({ departmentId, planId, leaderId }: DeskFilter): Omit<DraftFilter, 'state'> {
  return { ...(departmentId ? { departmentId } : {}), ...(planId ? { planId } : {}), ...(leaderId ? { leaderId } : {}) };
}

/** The numbers on the tabs. */
export function useCounts(filter: DeskFilter): Partial<Record<(typeof TABS)[number], number>> {
  const overdue: UseQueryResult<readonly unknown[]> = useQuery(overdueQuery(filter));
  const board = useQuery(boardQuery(filter)).data;
  const drafts = useQuery({ ...draftCountQuery(draftFilterOf(filter)), enabled: useSeesDrafts() }).data;
  return {
    ...(overdue.data ? { overdue: overdue.data.length } : {}),
    ...(drafts === undefined ? {} : { drafts }),
    ...(board
      ? {
          review: board.waiting.inReview,
          undecided: board.waiting.undecided,
          unsigned: board.waiting.unsigned,
          unreported: board.waiting.unreported,
        }
      : {}),
  };
}
