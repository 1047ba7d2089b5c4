import { type EventDescription, eventsAbout, schema } from '#outbox';
import { LANGUAGES } from './messages/message.js';
import { PERSONAL_CHANNELS } from '#policies';
import { KINDS } from './messages/notice.js';

const { FLAG, ID, INSTANT, listOf, object, oneOf, orNull, text, whole } = schema;

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

const ENDPOINT_EVENTS = eventsAbout('endpoint', {
  'endpoint.created': { term: '新增接收端', meaning: 'A webhook endpoint was set up.', data: ENDPOINT },
  'endpoint.changed': {
    term: '修改接收端',
    meaning: 'An endpoint was changed, paused, or let go on.',
    data: object({ before: ENDPOINT, after: ENDPOINT }),
  },
  'endpoint.disabled': {
    term: '停用接收端',
    meaning: 'Duban switched the endpoint off because of how its receiver answers; what it should have is kept.',
    data: object({ ...FACTS, reason: text('410 Gone') }),
  },
  'endpoint.secret_rotated': {
    term: '更换密钥',
    meaning: 'An endpoint has a new secret; until then messages are signed with the one before as well.',
    data: object({ ...FACTS, previousSecretUntil: orNull(INSTANT) }),
  },
  'endpoint.recovery_started': {
    term: '补发',
    meaning: 'What the endpoint failed to take in a span of time is sent again.',
    data: object({ from: INSTANT, to: INSTANT, deliveries: whole(120) }),
  },
  'endpoint.tested': {
    term: '测试',
    meaning: 'Somebody tried the endpoint; the history knows nothing of it, and the `sequence` is 0.',
    data: object({ message: text('This is a test. 这是一条测试消息。') }),
  },
  'endpoint.deleted': { term: '删除接收端', meaning: 'An endpoint was taken away.', data: ENDPOINT },
});

const ROBOT_FACTS = { name: text('督查工作群'), vendor: text('dingtalk'), departmentId: orNull(ID), active: FLAG };
const ROBOT = object(ROBOT_FACTS);

const ROBOT_EVENTS = eventsAbout('robot', {
  'robot.created': { term: '新增机器人', meaning: 'A robot of a group was set up.', data: ROBOT },
  'robot.changed': {
    term: '修改机器人',
    meaning: 'A robot was changed, switched off or on.',
    data: object({ before: ROBOT, after: ROBOT }),
  },
  'robot.disabled': {
    term: '停用机器人',
    meaning: 'Duban switched the robot off because nothing gets through it.',
    data: object({ ...ROBOT_FACTS, reason: text('310000 sign not match') }),
  },
  'robot.deleted': { term: '删除机器人', meaning: 'A robot was taken away.', data: ROBOT },
});

const CHOICE = object({ channels: orNull(listOf(oneOf(PERSONAL_CHANNELS))), language: oneOf(LANGUAGES) });

const CHOICE_EVENTS = eventsAbout('person', {
  'person.channels_chosen': {
    term: '选择接收方式',
    meaning: 'Somebody’s choice of channels (null: all that a policy allows) or of the language of messages was set.',
    data: object({ person: text('张三'), before: CHOICE, after: CHOICE }),
  },
});

const TEMPLATE = object({ language: oneOf(LANGUAGES), kind: oneOf(KINDS), version: whole(2) });

const TEMPLATE_EVENTS = eventsAbout('message-template', {
  'message_template.saved': {
    term: '修改消息模板',
    meaning: 'A template of messages was saved as its next version, and is in force.',
    data: TEMPLATE,
  },
  'message_template.reset': {
    term: '恢复内置模板',
    meaning: 'A template of messages went back to the one that Duban ships.',
    data: TEMPLATE,
  },
});

/** Every type of event that this room records, and the one that it only sends. */
export const DELIVERY_EVENTS: readonly EventDescription[] = [
  ...ENDPOINT_EVENTS,
  ...ROBOT_EVENTS,
  ...CHOICE_EVENTS,
  ...TEMPLATE_EVENTS,
];
