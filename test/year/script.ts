import { DEPARTMENT_CODES, speakerOf } from './cast.js';
import { dayOf, type Day, type Moment, plusDays, plusWorkdays, workdays } from './oracle/calendar.js';
import { slipColour } from './oracle/lamps.js';
import { type Act, after, type Deed, firstStanding, type Standing } from './oracle/life.js';
import { isPossible, refusalOf } from './oracle/permits.js';
import type { Part, Wish } from './part.js';
import { reactionsTo } from './reactions.js';

/** Everything that happens to one project from its registration to the end of the year, in order. */
export function scriptOf(part: Part, end: Moment): Act[] {
  const { beginning, project } = part;
  const acts: Act[] = [];
  const signedHelpers = new Set<string>();
  let standing = firstStanding(beginning);
  let wishes = opening(part);
  while (wishes.length > 0) {
    wishes = wishes.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
    const wish = wishes.shift()!;
    if (wish.at > end) break;
    if (wish.at <= (acts.at(-1)?.at ?? beginning.registered)) continue;
    const act = actOf(part, wish, standing, project);
    if (!act || !isPossible(standing, act)) continue;
    // Whom one calls depends on what was sent on that day: a message that a later act takes back would blur it.
    if ((act.what === 'urge' || act.what === 'raise') && acts.some(({ at }) => dayOf(at) === dayOf(act.at))) continue;
    if (act.what === 'acknowledge-cooperation' && signedHelpers.size === signedHelpers.add(act.department!).size) continue;
    const refused = refusalOf(standing, act, beginning);
    acts.push(refused ? { ...act, refused } : act);
    if (!refused) standing = after(standing, act, beginning.book);
    wishes.push(...reactionsTo(part, acts.at(-1)!, standing));
  }
  return acts;
}

function opening(part: Part): Wish[] {
  const { beginning } = part;
  const start = dayOf(beginning.registered);
  const anyTime = (): Moment => part.later(start, 0, Math.min(230, workdays(start, beginning.due) + 30));
  const maybe = (share: number, what: Deed, details?: Partial<Act>): Wish[] =>
    part.happens(share) ? [{ at: anyTime(), what, ...(details ? { details } : {}) }] : [];
  return [
    ...signing(part, start),
    ...beginning.helpers.flatMap((department): Wish[] =>
      part.happens(0.8) ? [{ at: part.later(start, 0, 6), what: 'acknowledge-cooperation', details: { department } }] : [],
    ),
    ...(part.happens(0.12) ? [{ at: part.later(start, 0, 3), what: 'plan-milestones' as const }] : []),
    ...maybe(0.1, 'suspend'),
    ...maybe(0.04, 'cancel'),
    ...maybe(0.06, 'transfer'),
    ...maybe(0.04, 'reassign'),
    ...maybe(0.08, 'change-due-date'),
    ...maybe(0.08, 'excuse'),
    ...maybe(0.05, 'change-cooperation'),
    ...maybe(0.1, 'request-report'),
    ...maybe(0.2, 'issue-slip'),
    ...(part.happens(0.3) ? [{ at: part.later(beginning.due, -1, 9), what: 'issue-slip' as const }] : []),
    ...maybe(0.25, 'urge'),
    ...(part.happens(0.3) ? [{ at: part.later(beginning.due, -2, 8), what: 'urge' as const }] : []),
    ...(part.happens(0.2) ? [{ at: part.later(beginning.due, 1, 15), what: 'raise' as const }] : []),
    ...(part.happens(0.35) ? [{ at: part.later(beginning.due, -25, 2), what: 'request-extension' as const }] : []),
  ];
}

function signing(part: Part, start: Day): Wish[] {
  switch (part.character.sign) {
    case 'sameDay':
      return [
        { at: part.later(start, 0, 0), what: 'acknowledge' },
        { at: part.later(start, 1, 1), what: 'acknowledge' },
      ];
    case 'nextDay':
      return [{ at: part.later(start, 1, 1), what: 'acknowledge' }];
    case 'late':
      return [{ at: part.later(start, 2, 16), what: 'acknowledge' }];
    case 'never':
      return [];
    case 'object':
      return [
        { at: part.later(start, 0, 3), what: 'object' },
        { at: part.later(start, 12, 30), what: 'acknowledge' },
      ];
  }
}

const BY_SUPERVISOR =
  /dismiss|excuse|reassign|transfer|return|request-report|approve|refuse|close|reopen|suspend|resume|cancel|due|excuse|change|plan|slip|urge|raise/;

/** The act that a wish becomes as things stand; null when it would be senseless. */
function actOf(part: Part, { at, what, details }: Wish, standing: Standing, project: number): Act | null {
  const today = dayOf(at);
  const by = BY_SUPERVISOR.test(what) && what !== 'answer-slip' ? 'ducha1' : speakerOf(standing.lead);
  const act: Act = { at, project, what, by, ...details };
  const others = DEPARTMENT_CODES.filter((code) => code !== standing.lead);
  switch (what) {
    case 'report':
      return { percent: percentOf(part, standing, today), ...act };
    case 'request-report':
      return { day: plusDays(today, part.between(0, 20)), ...act };
    case 'reassign':
    case 'transfer':
      return { department: part.oneOf(others), ...act };
    case 'change-cooperation':
      return { departments: [part.oneOf(others), ...standing.helpers.slice(1)], ...act };
    case 'acknowledge-cooperation': {
      const speaker = speakerOf(act.department!);
      return speaker === 'ducha1' ? null : { ...act, by: speaker };
    }
    case 'change-due-date':
      return { day: plusDays(today, part.happens(0.25) ? 0 : part.between(1, 90)), ...act };
    case 'request-extension':
      return { day: plusDays(standing.due > today ? standing.due : today, part.between(3, 60)), ...act };
    case 'plan-milestones':
      return standing.due <= plusDays(today, 12) ? null : { milestones: milestonesOf(part, today, standing.due), ...act };
    case 'issue-slip':
      return { ...act, colour: slipColour(standing, part.beginning, today) };
    case 'raise':
      return part.beginning.leader ? act : null;
    default:
      return act;
  }
}

function percentOf(part: Part, standing: Standing, today: Day): number {
  const whole = Math.max(1, workdays(dayOf(part.beginning.registered), standing.due));
  const share = workdays(dayOf(part.beginning.registered), today) / whole;
  return Math.max(0, Math.min(95, Math.round(100 * share * (0.4 + part.draw() * 0.75))));
}

function milestonesOf(part: Part, today: Day, due: Day): NonNullable<Act['milestones']> {
  const days = workdays(today, due);
  const dates = [0.3, 0.6, 0.9].map((place) =>
    plusWorkdays(today, Math.max(1, Math.floor(days * place * (0.8 + part.draw() * 0.2)))),
  );
  return dates.slice(0, part.between(1, 3)).map((day) => ({ day, weight: part.between(1, 4) }));
}
