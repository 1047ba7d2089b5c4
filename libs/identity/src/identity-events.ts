import { type EventDescription, eventsAbout, schema } from '#outbox';

const { DAY, ID, object, text } = schema;

const DELEGATION = object({
  delegationId: ID,
  person: text('张三'),
  deputyId: ID,
  deputy: text('李四'),
  from: DAY,
  to: { ...DAY, description: 'Included' },
});

/** Every type of event that this module records. */
export const IDENTITY_EVENTS: readonly EventDescription[] = eventsAbout('person', {
  'person.delegated': { term: '委托代理', meaning: 'A deputy gets the messages of somebody for some days.', data: DELEGATION },
  'person.delegation_ended': { term: '代理结束', meaning: 'A delegation was ended early, or taken back.', data: DELEGATION },
});
