import { type EventDescription, eventsAbout, schema } from '#outbox';

const { ID, INSTANT, listOf, object, oneOf, orNull, text, whole } = schema;

/** Only the host: the rest of an address may hold a token. */
const FACTS = {
  host: text('oa.example.com'),
  eventTypes: listOf(text('project.*')),
  filter: {
    ...object(
      {},
      {
        leadDepartmentIds: listOf(ID),
        departmentIds: listOf(ID),
        planIds: listOf(ID),
        series: listOf(text('十项民生实事')),
        lamps: listOf(text('red')),
      },
    ),
    description: 'Which events it hears of, besides their types',
  },
  state: oneOf(['active', 'paused', 'disabled']),
};
const ENDPOINT = object(FACTS);

/** Every type of event about endpoints that is recorded, and the one that is only sent. */
export const WEBHOOK_EVENTS: readonly EventDescription[] = eventsAbout('endpoint', {
  'endpoint.created': { term: '新增接收端', meaning: 'A webhook endpoint was set up.', data: ENDPOINT },
  'endpoint.changed': {
    term: '修改接收端',
    meaning: 'An endpoint was changed, paused, or activated again.',
    data: object({ before: ENDPOINT, after: ENDPOINT }),
  },
  'endpoint.disabled': {
    term: '停用接收端',
    meaning: 'Duban switched the endpoint off because its receiver keeps failing; its deliveries are kept.',
    data: object({ ...FACTS, reason: text('410 Gone') }),
  },
  'endpoint.secret_rotated': {
    term: '更换密钥',
    meaning: 'An endpoint has a new secret; until then messages are signed with the previous one as well.',
    data: object({ ...FACTS, previousSecretUntil: orNull(INSTANT) }),
  },
  'endpoint.recovery_started': {
    term: '补发',
    meaning: 'What the endpoint failed to take in a span of time is sent again.',
    data: object({ from: INSTANT, to: INSTANT, deliveries: whole(120) }),
  },
  'endpoint.tested': {
    term: '测试',
    meaning: 'Somebody tested the endpoint; the history does not hold it, and the `sequence` is 0.',
    data: object({ message: text('This is a test. 这是一条测试消息。') }),
  },
  'endpoint.deleted': { term: '删除接收端', meaning: 'An endpoint was deleted.', data: ENDPOINT },
});
