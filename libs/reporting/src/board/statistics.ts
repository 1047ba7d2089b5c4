import type { Queryable } from '#platform';
import type { OfficeCalendar } from '#identity';
import { calendarsFor, projectsWithLamp, type Scope } from './projects-with-lamp.js';

/** How many projects stand how; what was cancelled does not count. */
export interface Tally {
  total: number;
  /** 办结. */
  done: number;
  /** Open or suspended, and not behind: green, yellow and suspended. */
  ongoing: number;
  /** Lamp red. */
  behind: number;
  green: number;
  yellow: number;
  suspended: number;
}

/** How far a plan is, as reports say it. */
export interface Statistics extends Tally {
  day: string;
  /** "7个方面150项具体工作，148项有力落实、2项持续推进". */
  sentence: string;
  parts: StatisticsPart[];
}

export interface StatisticsPart extends Tally {
  part: string | null;
  sentence: string;
}

const TALLIED = ['total', 'done', 'ongoing', 'behind', 'green', 'yellow', 'suspended'] as const satisfies (keyof Tally)[];

/** Counts by part (the outermost heading), in the order of the plan; what was cancelled does not count. */
export async function readStatistics(db: Queryable, scope: Scope, calendar: OfficeCalendar): Promise<Statistics> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const calendars = await calendarsFor(scope, db, calendar);
  const parts = await db.query<Omit<StatisticsPart, 'sentence'>>(
    `SELECT lit.path[1] AS part, count(*) AS total, count(*) FILTER (WHERE lit.state = 'closed') AS done,
       count(*) FILTER (WHERE lit.state <> 'closed' AND lit.lamp <> 'red') AS ongoing, count(*) FILTER (WHERE lit.lamp = 'red') AS behind,
       count(*) FILTER (WHERE lit.lamp = 'green') AS green, count(*) FILTER (WHERE lit.lamp = 'yellow') AS yellow,
       count(*) FILTER (WHERE lit.state = 'suspended') AS suspended
     FROM ${projectsWithLamp(scope, calendars, add)} AS lit LEFT JOIN plan_item i ON i.id = lit.plan_item_id
     WHERE lit.state <> 'cancelled' GROUP BY lit.path[1] ORDER BY min(i.span_start) NULLS LAST, lit.path[1]`,
    parameters,
  );
  const all: Tally = { total: 0, done: 0, ongoing: 0, behind: 0, green: 0, yellow: 0, suspended: 0 };
  for (const part of parts) for (const key of TALLIED) all[key] += part[key];
  return {
    day: scope.day,
    ...all,
    sentence: `${parts.length}个方面${sentenceOf(all)}`,
    parts: parts.map((part) => ({ ...part, sentence: `${part.part ?? '其他'}：${sentenceOf(part)}` })),
  };
}

type Counts = Pick<Tally, 'total' | 'done' | 'ongoing' | 'behind'>;

/** Groups of nobody are left out. */
export function sentenceOf({ total, done, ongoing, behind }: Counts): string {
  const groups = [
    done > 0 ? `${done}项有力落实` : '',
    ongoing > 0 ? `${ongoing}项持续推进` : '',
    behind > 0 ? `${behind}项进度滞后` : '',
  ].filter((group) => group !== '');
  return `${total}项具体工作${groups.length > 0 ? `，${groups.join('、')}` : ''}`;
}
