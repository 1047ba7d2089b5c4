import { NAMED_ROLES } from '#identity';
import { type EventDescription, eventsAbout, schema } from '#outbox';
import { PLAN_ITEM_STATES } from './entities/plan-item.entity.js';

const { DAY, ID, listOf, object, oneOf, orNull, text, whole } = schema;

const PERSON = object({
  role: oneOf(NAMED_ROLES),
  name: text('余秋月'),
  phone: orNull(text('0769-22891234')),
  personId: orNull(ID),
});
const ASSIGNMENT = {
  leadDepartmentId: orNull(ID),
  cooperatingDepartmentIds: listOf(ID),
  leaderId: orNull(ID),
  people: listOf(PERSON),
  due: orNull(DAY),
};
const ITEM = object({ id: ID, text: text('启动碧道建设'), title: text('碧道建设'), path: listOf(text('生态')), ...ASSIGNMENT });
const RECUT = object({ itemId: ID, before: listOf(ITEM), after: listOf(ITEM) });

const STATE = object({ state: oneOf(PLAN_ITEM_STATES) });
const ITEM_MOVED = object({ itemId: ID, before: STATE, after: STATE, reason: orNull(text('与上条重复')) });

const COUNTS = object({
  unchanged: whole(140),
  reworded: whole(3),
  're-dated': whole(2),
  moved: whole(0),
  added: whole(4),
  removed: whole(1),
  conflicts: whole(0, 'Items that a person edited and the new version says otherwise'),
});

const OUTCOME = object({
  kept: whole(140),
  rewritten: whole(5),
  added: whole(4),
  dropped: whole(1),
  editsKept: whole(0),
  projectTextsChanged: whole(3),
  dueDatesChanged: whole(2),
  projectsCancelled: whole(0),
  projectsWithoutItem: listOf(ID),
});

const HEAD = object({ title: text('2022年工作要点'), issuer: orNull(text('松山湖')), planYear: orNull(whole(2022)) });

const NUMBER = whole(2, 'Of the version');

export const PLAN_EVENTS: readonly EventDescription[] = eventsAbout('plan', {
  'plan.imported': {
    term: '计划导入',
    meaning: 'A plan document was read; its items wait for review.',
    data: object({ title: text('2022年工作要点'), planYear: whole(2022), items: whole(150), skipped: whole(31) }),
  },
  'plan.item_edited': {
    term: '事项修改',
    meaning: 'A draft item was corrected or assigned.',
    data: object({ itemId: ID, before: ITEM, after: ITEM }),
  },
  'plan.item_split': { term: '事项拆分', meaning: 'One draft item became several.', data: RECUT },
  'plan.items_merged': { term: '事项合并', meaning: 'Several draft items became one.', data: RECUT },
  'plan.item_added': {
    term: '事项补充',
    meaning: 'A person made a draft item of text that had been skipped.',
    data: object({ itemId: ID, after: ITEM }),
  },
  'plan.item_dropped': { term: '事项剔除', meaning: 'A draft item was left out.', data: ITEM_MOVED },
  'plan.item_restored': { term: '事项恢复', meaning: 'A dropped item is a draft again.', data: ITEM_MOVED },
  'plan.ledger_assigned': {
    term: '任务分解表导入',
    meaning: 'A ledger that was filled in assigned draft items; a large one is told in several events.',
    data: object({
      assigned: { ...whole(118), description: 'By the whole ledger' },
      part: whole(1),
      parts: whole(1),
      items: listOf(object({ itemId: ID, before: object(ASSIGNMENT), after: object(ASSIGNMENT) })),
    }),
  },
  'plan.revision_proposed': {
    term: '计划新版本',
    meaning: 'A later text of the plan was compared with its items and waits for a decision.',
    data: object({ number: NUMBER, counts: COUNTS }),
  },
  'plan.revision_applied': {
    term: '新版本生效',
    meaning: 'The later text was taken over, as people chose.',
    data: object({ number: NUMBER, counts: COUNTS, outcome: OUTCOME }),
  },
  'plan.revision_discarded': {
    term: '新版本作废',
    meaning: 'The later text was not taken over.',
    data: object({ number: NUMBER, counts: COUNTS, reason: orNull(text('已由第3版代替')) }),
  },
  'plan.corrected': {
    term: '计划更正',
    meaning: 'Title, issuer or year of the plan were put right.',
    data: object({ before: HEAD, after: HEAD }),
  },
  'plan.withdrawn': {
    term: '计划撤回',
    meaning: 'The plan was imported by mistake: its drafts were dropped, its registrations taken back or cancelled.',
    data: object({ reason: text('重复导入'), dropped: whole(120), takenBack: whole(30), cancelled: whole(0) }),
  },
  'plan.superseded': {
    term: '计划被代替',
    meaning: 'The same text became a version of another plan; its drafts were dropped here.',
    data: object({ planId: ID, number: NUMBER, dropped: whole(12) }),
  },
});
