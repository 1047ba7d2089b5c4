import { dayOf, plusWorkdays } from './calendar.js';
import { type Act, type Beginning, type Deed, isOpen, type Standing } from './life.js';

type Rule = (standing: Standing, act: Act) => boolean;

const isRegistered: Rule = ({ state }) => state === 'registered';
const isInWork: Rule = ({ state }) => state === 'in_progress';
const isUnfinished: Rule = ({ state }) => state === 'registered' || state === 'in_progress';
const isAlive: Rule = (standing) => isOpen(standing) || standing.state === 'suspended';
const isNotCancelled: Rule = ({ state }) => state !== 'cancelled';
const slipIs =
  (...states: string[]): Rule =>
  ({ slips }, { index }) =>
    states.includes(slips[index!]?.is ?? '');

/** What may be done to a project as it stands (the state diagram of docs/supervisor.md). */
const MAY: Record<Deed, Rule> = {
  acknowledge: isRegistered,
  object: (standing, act) => isRegistered(standing, act) && !standing.objected,
  'dismiss-objection': (standing, act) => isRegistered(standing, act) && standing.objected !== null,
  reassign: isUnfinished,
  transfer: isNotCancelled,
  report: isInWork,
  'no-change': (standing, act) => isInWork(standing, act) && !standing.reportReturned,
  'return-report': (standing, act) => isInWork(standing, act) && standing.reported !== null && !standing.reportReturned,
  'request-report': isUnfinished,
  'request-extension': (standing, act) => isUnfinished(standing, act) && !standing.asked,
  'withdraw-extension': (standing, act) => isAlive(standing, act) && standing.asked !== null,
  'approve-extension': (standing) => isOpen(standing) && standing.asked !== null,
  'refuse-extension': (standing) => isOpen(standing) && standing.asked !== null,
  'request-completion': isInWork,
  close: ({ state }) => state === 'in_review',
  return: ({ state }) => state === 'in_review',
  reopen: ({ state }) => state === 'closed',
  suspend: (standing) => isOpen(standing),
  resume: ({ state }) => state === 'suspended',
  cancel: isAlive,
  'change-due-date': isAlive,
  excuse: (standing, act) => isNotCancelled(standing, act) && !standing.isExcused,
  'acknowledge-cooperation': (standing, act) => isOpen(standing) && standing.helpers.includes(act.department!),
  'change-cooperation': isAlive,
  'plan-milestones': isAlive,
  'reach-milestone': (standing, act) => isAlive(standing, act) && standing.milestones[act.index!]?.isReached === false,
  'issue-slip': (standing, act) =>
    isOpen(standing) && !standing.slips.some(({ colour, is }) => colour === act.colour && /issued|answered|sent_back/.test(is)),
  'answer-slip': slipIs('issued', 'sent_back'),
  'accept-slip': slipIs('answered'),
  'send-back-slip': slipIs('answered'),
  'withdraw-slip': slipIs('issued', 'answered', 'sent_back'),
  urge: (standing) => isOpen(standing),
  raise: (standing) => isOpen(standing),
};

export function isPossible(standing: Standing, act: Act): boolean {
  return MAY[act.what](standing, act);
}

/** What the policy of the project refuses, by the code of the answer. */
export function refusalOf(standing: Standing, { what, at, by, day }: Act, { book, leader }: Beginning): string | null {
  const today = dayOf(at);
  switch (what) {
    case 'object':
      return today > plusWorkdays(dayOf(standing.assigned), book.objection) ? 'objection.too-late' : null;
    case 'request-extension':
      if (standing.extensions >= book.extension.most) return 'extension.too-many';
      return today > plusWorkdays(standing.due, -book.extension.latest) ? 'extension.too-late' : null;
    case 'approve-extension': {
      if (day && day < today) return 'due-date.past';
      if (book.extension.by === 'leader' && by !== 'admin' && by !== leader) return 'extension.not-yours';
      const until = day ?? standing.asked!.until;
      const isBetween = until > standing.due && until <= standing.asked!.until;
      return isBetween && until >= today ? null : 'extension.not-grantable';
    }
    case 'refuse-extension':
      return book.extension.by === 'leader' && by !== 'admin' && by !== leader ? 'extension.not-yours' : null;
    default:
      return null;
  }
}
