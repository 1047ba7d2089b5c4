import { type EventDescription, eventsAbout, schema } from '#outbox';
import { BLOCKER_KINDS, BLOCKER_STATES } from '../entities/blocker.entity.js';

const { DAY, ID, object, oneOf, text } = schema;

const BLOCKER = { blockerId: ID, kind: oneOf(BLOCKER_KINDS) };
const STATES = { before: object({ state: oneOf(BLOCKER_STATES) }), after: object({ state: oneOf(BLOCKER_STATES) }) };
const BLOCKER_MOVED = object(
  { ...BLOCKER, ...STATES },
  { departmentId: ID, personId: ID, dueDate: DAY, text: text('用地指标已下达') },
);

export const BLOCKER_EVENTS: readonly EventDescription[] = eventsAbout('project', {
  'project.blocker_raised': {
    term: '提出难点',
    meaning: 'Somebody said what holds the project up.',
    data: object({ ...BLOCKER, text: text('用地指标未落实') }),
  },
  'project.blocker_assigned': { term: '难点交办', meaning: 'Somebody has to clear the blocker.', data: BLOCKER_MOVED },
  'project.blocker_resolved': { term: '难点解决', meaning: 'The blocker is cleared.', data: BLOCKER_MOVED },
  'project.blocker_reopened': { term: '难点反复', meaning: 'The blocker is there again.', data: BLOCKER_MOVED },
});
