import { type EventDescription, eventsAbout, schema } from '#outbox';

const { ID, listOf, object, text } = schema;

const COMMENT = { commentId: ID, text: text('请城建局提供管线图') };

export const COMMENT_EVENTS: readonly EventDescription[] = eventsAbout('project', {
  'project.commented': {
    term: '沟通',
    meaning: 'Somebody said something to those who see the project; who is mentioned was told.',
    data: object({ ...COMMENT, mentioned: listOf(text('城建经办')) }),
  },
  'project.comment_edited': {
    term: '修改沟通',
    meaning: 'The author changed a comment soon after writing it; `before` is what it said.',
    data: object({ ...COMMENT, before: text('请城建局提供图纸') }),
  },
  'project.comment_deleted': {
    term: '删除沟通',
    meaning: 'The author took a comment back soon after writing it.',
    data: object(COMMENT),
  },
});
