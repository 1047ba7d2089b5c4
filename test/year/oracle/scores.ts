import { dayOf, type Day } from './calendar.js';
import { type Due, type Kind, type Known, type Line, type Owner, Sheet, type Stretch } from './sheet.js';

export interface Card {
  department: string;
  lines: Line[];
  lead: number;
  helper: number;
  /** In hundredths. */
  deducted: number;
  worth: number;
  bonus: number;
  /** What early ends give back, half of the loss at most. */
  madeUp: number;
  score: number;
  isRanked: boolean;
  /** 按时签收率, 反馈及时率, 按期办结率: how many were due, and how many were kept. */
  rates: Record<Kind, { of: number; kept: number }>;
}

/** One cause, counted once: the largest of these on one project. An excused delay leaves them out. */
const OF_ONE_DELAY = ['completion-late', 'second-yellow-slip', 'red-slip'];

/**
 * What all departments have in a stretch of days, as one looks at the end of `today`.
 * @param isEmpty departments without people, to whom nothing is charged: nobody there was told
 */
export function cardsOf(
  projects: readonly Known[],
  stretch: Stretch,
  today: Day,
  isEmpty: (department: string) => boolean,
): Card[] {
  const cards = new Map<string, { lines: Line[]; roles: Owner['role'][]; dues: Due[] }>();
  for (const known of projects.filter((one) => isScored(one, stretch))) {
    const { lines, owners, dues } = new Sheet(known, stretch, today, isEmpty);
    const { isExcused } = known.lives.at(-1)!;
    // What a department is in the end counts, else in what it was charged last.
    for (const [department, role] of new Map(owners.map((owner) => [owner.department, owner.role]))) {
      const card = cards.get(department) ?? { lines: [], roles: [], dues: [] };
      card.roles.push(role);
      card.lines.push(
        ...weighed(
          lines.filter((line) => line.department === department),
          isExcused,
        ),
      );
      card.dues.push(...dues.filter((due) => due.department === department && !(isExcused && due.kind === 'completion')));
      cards.set(department, card);
    }
  }
  return [...cards].map(([department, { lines, roles, dues }]) => ({
    department,
    lines,
    ...sums(lines, roles),
    rates: ratesOf(dues),
  }));
}

/** What was cancelled, or ended before the stretch, or began after it, does not count. */
function isScored({ lives, beginning }: Known, { from, to }: Stretch): boolean {
  const { state, closed } = lives.at(-1)!;
  return state !== 'cancelled' && dayOf(beginning.registered) <= to && !(state === 'closed' && dayOf(closed!) < from);
}

/** Lines of one department and project: what is excused, what a larger one of the same delay absorbs, and half for a helper. */
function weighed(lines: readonly Line[], isExcused: boolean): Line[] {
  const ofDelay = (line: Line): boolean => OF_ONE_DELAY.includes(line.rule);
  const [largest] = lines.filter(ofDelay).toSorted((a, b) => a.points - b.points || (a.date < b.date ? -1 : 1));
  return lines.map((line) => {
    const state = !ofDelay(line) ? 'counted' : isExcused ? 'excused' : line === largest ? 'counted' : 'absorbed';
    const share = line.role === 'helper' ? 0.5 : 1;
    return { ...line, state, counts: state === 'counted' ? line.points * share : 0 };
  });
}

function sums(lines: readonly Line[], roles: readonly Owner['role'][]): Omit<Card, 'department' | 'lines' | 'rates'> {
  const add = (total: number, { counts }: Line): number => total + Math.abs(counts);
  const lead = roles.filter((role) => role === 'lead').length;
  const helper = roles.length - lead;
  const deducted = lines.filter(({ counts }) => counts < 0).reduce(add, 0);
  const bonus = Math.min(1000, lines.filter(({ counts }) => counts > 0).reduce(add, 0));
  const worth = 1000 * lead + 500 * helper;
  const lost = (10_000 * deducted) / worth;
  const madeUp = Math.min(bonus, lost / 2);
  const score = Math.round(Math.max(0, 10_000 - lost + madeUp));
  return { lead, helper, deducted, worth, bonus, madeUp: Math.round(madeUp), score, isRanked: roles.length >= 3 };
}

function ratesOf(dues: readonly Due[]): Card['rates'] {
  const rate = (kind: Kind): { of: number; kept: number } => {
    const all = dues.filter((due) => due.kind === kind);
    return { of: all.length, kept: all.filter(({ isKept }) => isKept).length };
  };
  return { signature: rate('signature'), report: rate('report'), completion: rate('completion') };
}
