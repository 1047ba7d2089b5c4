import type { Lamp, Origin, Priority, ProjectState } from '#policies';
import type { ProjectQuestion } from '#projects';

/** A filter of projects as addresses write it: the parameters of the list of projects that say which projects. */
export interface FilterWords {
  /** Words in title or commitment. */
  q?: string;
  state?: ProjectState[];
  lamp?: Lamp[];
  departmentId?: string;
  leadDepartmentId?: string;
  helperDepartmentId?: string;
  /** In a saved view `me` stands for whoever asks. */
  leaderId?: string;
  planId?: string;
  policyId?: string;
  part?: string;
  waiting?: NonNullable<ProjectQuestion['waiting']>[number][];
  parentId?: string;
  series?: string[];
  tag?: string;
  horizon?: NonNullable<ProjectQuestion['horizon']>;
  /** Of the ladder, as it was reached. */
  level?: number[];
  origin?: Origin[];
  priority?: Priority[];
  dueFrom?: string;
  dueTo?: string;
  /** What was known at the end of this day. */
  asOf?: string;
}

/** What a view keeps: a view is of no day. */
export type ViewFilter = Omit<FilterWords, 'asOf'>;

/** What these words ask of the projects. */
export function questionOf(words: FilterWords): ProjectQuestion {
  const { departmentId, leadDepartmentId, helperDepartmentId, leaderId, planId, policyId, parentId, part } = words;
  const { waiting, series, tag, horizon, dueFrom, dueTo, asOf } = words;
  const question = {
    departmentId,
    leadDepartmentId,
    helperDepartmentId,
    leaderId,
    planId,
    policyId,
    parentId,
    part,
    waiting,
    series,
    tag,
    horizon,
    levels: words.level,
    dueFrom,
    dueTo,
    asOf,
    search: words.q,
    states: words.state,
    origins: words.origin,
    priorities: words.priority,
    lamps: words.lamp,
  };
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}

/** The filter for this person: `me` is who asks. */
export function filterFor<Filter extends ViewFilter>(filter: Filter, personId: string): Filter {
  return filter.leaderId === 'me' ? { ...filter, leaderId: personId } : filter;
}
