import { type EventDescription, eventsAbout, schema } from '#outbox';

const { ID, INSTANT, object, oneOf, orNull, text } = schema;

const FACTS = {
  name: text('OA 系统'),
  departmentId: orNull(ID),
  mapping: text('{"project": 督办编号, "kind": "progress", "percent": $number(完成比例), "text": 进展情况}'),
  state: oneOf(['active', 'paused']),
};
const SOURCE = object(FACTS);

/** Every type of event that this module records. */
export const INBOUND_EVENTS: readonly EventDescription[] = eventsAbout('inbound-source', {
  'inbound_source.created': { term: '新增来源系统', meaning: 'A system that reports by webhook was set up.', data: SOURCE },
  'inbound_source.changed': {
    term: '修改来源系统',
    meaning: 'A source was changed, paused, or let go on.',
    data: object({ before: SOURCE, after: SOURCE }),
  },
  'inbound_source.secret_rotated': {
    term: '更换来源密钥',
    meaning: 'A source has a new secret; until then messages signed with the one before are taken as well.',
    data: object({ ...FACTS, previousSecretUntil: orNull(INSTANT) }),
  },
  'inbound_source.deleted': { term: '删除来源系统', meaning: 'A source was taken away.', data: SOURCE },
  'inbound_source.message_failed': {
    term: '来文未能办理',
    meaning: 'What a source sent could not be applied; it is kept, and can be replayed.',
    data: object({ messageId: ID, reason: text('There is no project DB-2022-017 that this source may report on.') }),
  },
});
