import { dayOf, type Day, workdays } from './calendar.js';
import { completion, type Duty, type Help, helps, reports, signatureDue, signatures } from './duties.js';
import { type Act, type Beginning, isOpen, type Standing } from './life.js';

/** A line of a scorecard. Points and what counts of them in hundredths. */
export interface Line {
  department: string;
  project: number;
  rule: string;
  role: 'lead' | 'helper';
  date: Day;
  done: Day | null;
  points: number;
  counts: number;
  state: 'counted' | 'absorbed' | 'excused';
}

export interface Card {
  department: string;
  lines: Line[];
  lead: number;
  helper: number;
  /** In hundredths. */
  deducted: number;
  worth: number;
  bonus: number;
  score: number;
  isRanked: boolean;
}

/** One project as it was known at the end of a day. */
export interface Known {
  project: number;
  beginning: Beginning;
  lives: Standing[];
  acts: Act[];
}

export interface Stretch {
  from: Day;
  to: Day;
}

/** Deductions in hundredths, by the table of docs/supervision.md. */
const POINTS: Record<string, number> = {
  'signature-late': 10,
  'signature-missing': 50,
  'report-late': 10,
  'report-missing': 50,
  'report-returned': 50,
  'completion-late': 100,
  'completion-returned': 200,
  'second-yellow-slip': 100,
  'red-slip': 200,
  extension: 0,
};

/** One cause, counted once: the largest of these on one project. An excused delay leaves them out. */
const OF_ONE_DELAY = ['completion-late', 'second-yellow-slip', 'red-slip'];

interface Owner {
  department: string;
  role: 'lead' | 'helper';
}

/** Whoever led at the end of a day. */
export function leadOn(lives: readonly Standing[], day: Day): string {
  return (lives.findLast(({ from }) => dayOf(from) <= day) ?? lives[0]!).lead;
}

/** The lines of one project in a stretch of days, as one looks at the end of `today`. */
export function linesOf(known: Known, stretch: Stretch, today: Day): { lines: Line[]; owners: Owner[] } {
  const { project, beginning, lives, acts } = known;
  const owners: Owner[] = [];
  const lines: Line[] = [];
  const last = today < stretch.to ? today : stretch.to;
  /** Notes that something is charged to somebody in the stretch; with a rule it is a line. */
  const charge = (owner: Owner, rule: string | null, date: Day, done: Day | null, bonus = 0): void => {
    if (date < stretch.from || date > last) return;
    owners.push(owner);
    if (rule === null) return;
    const points = bonus > 0 ? bonus : -POINTS[rule]!;
    lines.push({ ...owner, project, rule, date, done, points, counts: 0, state: 'counted' });
  };
  const lead = (day: Day): Owner => ({ department: leadOn(lives, day), role: 'lead' });
  const late = ({ due, done }: Duty): number => Math.max(0, workdays(due, done ?? today));

  const helping = helps(lives, acts);
  for (const duty of signatures(lives)) charge(lead(duty.due), lateRule('signature', late(duty), 3), duty.due, duty.done);
  for (const duty of reports(lives, beginning.book, today))
    charge(lead(duty.due), lateRule('report', late(duty), 5), duty.due, duty.done);
  for (const { department, due, done } of helpersSignatures(helping))
    charge({ department, role: 'helper' }, lateRule('signature', late({ due, done }), 3), due, done);

  const ending = completion(lives);
  if (ending) {
    const helpers = helping
      .filter((help) => helpsOn(help, ending.due))
      .map(({ department }): Owner => ({ department, role: 'helper' }));
    for (const owner of [lead(ending.due), ...helpers])
      charge(owner, late(ending) > 0 ? 'completion-late' : null, ending.due, ending.done);
    const { state, closed, due } = lives.at(-1)!;
    const early = ending.done ? workdays(ending.done, due < beginning.due ? due : beginning.due) : 0;
    if (state === 'closed' && early > 0)
      charge(lead(ending.due), 'early-completion', dayOf(closed!), ending.done, early >= 20 ? 100 : 50);
  }
  for (const { what, at } of acts.filter(({ refused }) => !refused)) {
    const rule = DEEDS[what];
    if (rule !== undefined) charge(lead(dayOf(at)), rule, dayOf(at), dayOf(at));
  }
  const papers = lives.at(-1)!.slips.filter(({ colour, is }) => colour !== 'blue' && is !== 'withdrawn');
  papers.forEach(({ colour, issued }, n) => {
    const isSecond = papers.slice(0, n).some((paper) => paper.colour === colour);
    charge(
      lead(dayOf(issued)),
      colour === 'red' ? 'red-slip' : isSecond ? 'second-yellow-slip' : null,
      dayOf(issued),
      dayOf(issued),
    );
  });
  const wasOpen = lives.some(
    (one, n) => isOpen(one) && dayOf(one.from) <= last && (!lives[n + 1] || dayOf(lives[n + 1]!.from) >= stretch.from),
  );
  if (wasOpen) {
    owners.push(
      ...helping.filter((help) => helpsOn(help, last)).map(({ department }): Owner => ({ department, role: 'helper' })),
    );
    owners.push(lead(last));
  }
  return { lines, owners };
}

const DEEDS: Partial<Record<Act['what'], string | null>> = {
  close: null,
  return: 'completion-returned',
  'return-report': 'report-returned',
  'approve-extension': 'extension',
};

function lateRule(of: string, days: number, missingFrom: number): string | null {
  if (days === 0) return null;
  return days >= missingFrom ? `${of}-missing` : `${of}-late`;
}

function helpersSignatures(helping: readonly Help[]): (Duty & { department: string })[] {
  return helping.flatMap(({ department, from, until, signed }) => {
    const due = signatureDue(from);
    return signed === null && until !== null && until <= due ? [] : [{ department, due, done: signed ?? until }];
  });
}

function helpsOn({ from, until }: Help, day: Day): boolean {
  return from <= day && (until === null || until > day);
}

/** What all departments have in a stretch of days, as one looks at the end of `today`. */
export function cardsOf(projects: readonly Known[], stretch: Stretch, today: Day): Card[] {
  const cards = new Map<string, { lines: Line[]; roles: Owner['role'][] }>();
  for (const known of projects.filter((one) => isScored(one, stretch))) {
    const { lines, owners } = linesOf(known, stretch, today);
    // What a department is in the end counts, else in what it was charged last.
    for (const [department, role] of new Map(owners.map((owner) => [owner.department, owner.role]))) {
      const card = cards.get(department) ?? { lines: [], roles: [] };
      card.roles.push(role);
      card.lines.push(
        ...weighed(
          lines.filter((line) => line.department === department),
          known.lives.at(-1)!.isExcused,
        ),
      );
      cards.set(department, card);
    }
  }
  return [...cards].map(([department, { lines, roles }]) => ({ department, lines, ...sums(lines, roles) }));
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

function sums(lines: readonly Line[], roles: readonly Owner['role'][]): Omit<Card, 'department' | 'lines'> {
  const add = (total: number, { counts }: Line): number => total + Math.abs(counts);
  const lead = roles.filter((role) => role === 'lead').length;
  const helper = roles.length - lead;
  const deducted = lines.filter(({ counts }) => counts < 0).reduce(add, 0);
  const bonus = Math.min(1000, lines.filter(({ counts }) => counts > 0).reduce(add, 0));
  const worth = 1000 * lead + 500 * helper;
  const score = Math.round(Math.min(10_000, Math.max(0, 10_000 - (10_000 * deducted) / worth + bonus)));
  return { lead, helper, deducted, worth, bonus, score, isRanked: roles.length >= 3 };
}
