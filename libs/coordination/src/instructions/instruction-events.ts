import { type EventDescription, eventsAbout, schema } from '#outbox';

const { DAY, ID, object, orNull, text } = schema;

export const INSTRUCTION_EVENTS: readonly EventDescription[] = eventsAbout('project', {
  'project.instructed': {
    term: '领导批示',
    meaning: 'A leader wrote an instruction on the project; an answer may be asked for by a day.',
    data: object({
      instructionId: ID,
      text: text('请抓紧推进，6月底前报结果'),
      leaderId: ID,
      leaderName: text('马副主任'),
      recordedByName: { ...orNull(text('督查员')), description: 'Who wrote down what the leader said' },
      answerBy: orNull(DAY),
    }),
  },
  'project.instruction_answered': {
    term: '答复批示',
    meaning: 'The lead department answered an instruction.',
    data: object({ instructionId: ID, text: text('已完成施工招标，6月20日进场') }),
  },
});
