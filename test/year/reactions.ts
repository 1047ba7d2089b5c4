import { dayOf, type Day, plusDays } from './oracle/calendar.js';
import type { Act, Standing } from './oracle/life.js';
import type { Part, Wish } from './part.js';

/** What people mean to do once something was done: the supervisor answers, the department goes on. */
export function reactionsTo(part: Part, act: Act, standing: Standing): Wish[] {
  const today = dayOf(act.at);
  if (act.refused)
    return act.refused === 'objection.too-late'
      ? [{ at: part.later(today, 0, 3), what: 'acknowledge' }]
      : afterRefusal(part, act, today);
  switch (act.what) {
    case 'acknowledge':
    case 'reopen':
      return goOn(part, standing, today);
    case 'resume':
      return standing.state === 'registered'
        ? [{ at: part.later(today, 0, 5), what: 'acknowledge' }]
        : goOn(part, standing, today);
    case 'object':
      return answerToObjection(part, today);
    case 'dismiss-objection':
    case 'reassign':
      return part.happens(0.9) ? [{ at: part.later(today, 0, 6), what: 'acknowledge' }] : [];
    case 'report':
    case 'no-change':
      return [
        ...nextReport(part, standing),
        ...(part.happens(0.06) ? [{ at: part.later(today, 0, 4), what: 'return-report' as const }] : []),
      ];
    case 'return-report':
      return part.happens(0.75) ? [{ at: part.later(today, 0, 12), what: 'report' }] : [];
    case 'request-extension':
      return decision(part, act, standing, today);
    case 'approve-extension':
      return again(part, standing, today);
    case 'request-completion':
      return review(part, today);
    case 'return':
      return [
        ...nextReport(part, standing),
        ...(part.happens(0.8) ? [{ at: part.later(today, 1, 12), what: 'request-completion' as const }] : []),
      ];
    case 'close':
      return part.happens(0.05) ? [{ at: part.later(today, 1, 30), what: 'reopen' }] : [];
    case 'suspend':
      return part.happens(0.8) ? [{ at: part.later(today, 1, 40), what: 'resume' }] : [];
    case 'plan-milestones':
      return act.milestones!.flatMap(({ day }, index): Wish[] =>
        part.happens(0.8) ? [{ at: part.later(day, -4, 9), what: 'reach-milestone', details: { index } }] : [],
      );
    case 'issue-slip':
      return answerToSlip(part, act, standing, today);
    default:
      return [];
  }
}

function goOn(part: Part, standing: Standing, today: Day): Wish[] {
  const finishing = part.finishing(standing, today);
  return [...nextReport(part, standing), ...(finishing ? [finishing] : [])];
}

function nextReport(part: Part, standing: Standing): Wish[] {
  const wish = part.nextReport(standing);
  return wish ? [wish] : [];
}

function answerToObjection(part: Part, today: Day): Wish[] {
  const at = part.later(today, 0, 7);
  const drawn = part.draw();
  if (drawn < 0.1) return [];
  return [{ at, what: drawn < 0.5 ? 'dismiss-objection' : 'reassign' }];
}

/** Approved as asked, shortened, refused, taken back, or left lying; under one policy the wrong person tries first. */
function decision(part: Part, { day }: Act, { due }: Standing, today: Day): Wish[] {
  const { book, leader } = part.beginning;
  const by = book.extension.by === 'leader' ? (leader ?? 'admin') : 'ducha1';
  const at = part.later(today, 0, 8);
  const wrong: Wish[] =
    book.extension.by === 'leader' && part.happens(0.3)
      ? [{ at: part.later(today, 0, 1), what: 'approve-extension', details: { by: 'ducha1' } }]
      : [];
  const drawn = part.draw();
  if (drawn < 0.12) return wrong;
  if (drawn < 0.2) return [...wrong, { at, what: 'withdraw-extension' }];
  if (drawn < 0.4) return [...wrong, { at, what: 'refuse-extension', details: { by } }];
  if (drawn < 0.45) return [...wrong, { at, what: 'approve-extension', details: { by, day: plusDays(day!, 5) } }];
  if (drawn < 0.6) return [...wrong, { at, what: 'approve-extension', details: { by, day: shortened(due, dayOf(at), day!) } }];
  return [...wrong, { at, what: 'approve-extension', details: { by } }];
}

function shortened(due: Day, today: Day, asked: Day): Day {
  const earliest = plusDays(due > today ? due : today, 1);
  return earliest < asked ? earliest : asked;
}

function again(part: Part, standing: Standing, today: Day): Wish[] {
  const finishing = part.finishing(standing, today);
  return [
    ...(finishing && part.character.finish !== 'early' ? [finishing] : []),
    ...(part.happens(0.4) ? [{ at: part.later(standing.due, -12, 1), what: 'request-extension' as const }] : []),
  ];
}

/** The one who may not decide was told so; who came too late with a request works on. */
function afterRefusal(part: Part, act: Act, today: Day): Wish[] {
  return act.what === 'request-extension' && part.happens(0.2) ? [{ at: part.later(today, 1, 6), what: 'report' }] : [];
}

function review(part: Part, today: Day): Wish[] {
  const drawn = part.draw();
  if (drawn < 0.1) return [];
  return [{ at: part.later(today, 0, 9), what: drawn < 0.35 ? 'return' : 'close' }];
}

function answerToSlip(part: Part, { colour }: Act, { slips }: Standing, today: Day): Wish[] {
  const index = slips.length - 1;
  const details = { index };
  const drawn = part.draw();
  const next: Wish[] = part.happens(0.35) ? [{ at: part.later(today, 4, 12), what: 'issue-slip' }] : [];
  if (drawn < 0.2) return next;
  if (drawn < 0.3) return [...next, { at: part.later(today, 0, 3), what: 'withdraw-slip', details }];
  const answered = part.later(today, 0, colour === 'blue' ? 6 : 8);
  const judged = part.later(dayOf(answered), 0, 3);
  const wishes: Wish[] = [...next, { at: answered, what: 'answer-slip', details }];
  if (drawn < 0.75) return [...wishes, { at: judged, what: 'accept-slip', details }];
  return [
    ...wishes,
    { at: judged, what: 'send-back-slip', details },
    { at: part.later(dayOf(judged), 1, 6), what: 'answer-slip', details },
  ];
}
