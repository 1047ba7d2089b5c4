import { type EventDescription, eventsAbout, schema } from '#outbox';
import { PERSONAL_CHANNELS } from '#policies';
import { LANGUAGES } from './messages/message.js';
import { NOTICE_KINDS } from './messages/notice-examples.js';

const { FLAG, ID, listOf, object, oneOf, orNull, text, whole } = schema;

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
  'robot.deleted': { term: '删除机器人', meaning: 'A robot was deleted.', data: ROBOT },
});

const CHOICE = object({
  channels: orNull(listOf(oneOf(PERSONAL_CHANNELS))),
  language: oneOf(LANGUAGES),
  digest: FLAG,
  quietFrom: orNull(text('20:00')),
  quietTo: orNull(text('08:00')),
});

const CHOICE_EVENTS = eventsAbout('person', {
  'person.channels_chosen': {
    term: '选择接收方式',
    meaning: 'Somebody’s choice of channels (null: all that a policy allows) or of the language of messages was set.',
    data: object({ person: text('张三'), before: CHOICE, after: CHOICE }),
  },
});

const TEMPLATE = object({ language: oneOf(LANGUAGES), kind: oneOf(NOTICE_KINDS), version: whole(2) });

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

/** Every type of event that this module records. */
export const NOTIFICATION_EVENTS: readonly EventDescription[] = [...ROBOT_EVENTS, ...CHOICE_EVENTS, ...TEMPLATE_EVENTS];
