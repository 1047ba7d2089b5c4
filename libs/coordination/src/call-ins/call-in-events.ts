import { type EventDescription, eventsAbout, schema } from '#outbox';

const { DAY, ID, listOf, object, orNull, text, whole } = schema;

const RATING = { rating: { ...whole(5), minimum: 1, maximum: 5 }, text: orNull(text('处置及时')) };

export const CALL_IN_EVENTS: readonly EventDescription[] = eventsAbout('call-in', {
  'call_in.raised': {
    term: '吹哨',
    meaning: 'A lower unit called departments in.',
    data: object({ matter: text('道路积水'), dueDate: DAY, departmentIds: listOf(ID), signBy: DAY }, { place: text('科技四路') }),
  },
  'call_in.signed': {
    term: '报到签收',
    meaning: 'A department that was called signed.',
    data: object({ departmentId: orNull(ID) }),
  },
  'call_in.answered': {
    term: '答复',
    meaning: 'A department that was called answered.',
    data: object({ departmentId: orNull(ID), text: text('已抽排') }),
  },
  'call_in.confirmed': { term: '确认评价', meaning: 'The caller is satisfied.', data: object(RATING) },
  'call_in.unsatisfied': {
    term: '不满意',
    meaning: 'The caller is not satisfied; the departments answer again.',
    data: object({ ...RATING, unsatisfied: whole(1, 'How often so far') }),
  },
  'call_in.referred_to_supervisor': {
    term: '转督查',
    meaning: 'The caller was not satisfied again; the supervisor takes over.',
    data: object({ unsatisfied: whole(2), departmentIds: listOf(ID) }),
  },
});
