import type { Actor } from '#identity';
import {
  BLOCKER_TRANSITIONS,
  type BlockerTransition,
  type BlockerView,
  CALL_IN_TRANSITIONS,
  type CallInView,
  type InstructionView,
} from '#coordination';
import type { Appeal, Draft } from '#reporting';
import { indicatorProgress } from '#policies';
import type { IndicatorsService } from '#projects';
import type { SlipView } from '#slips';
import { civilDateOf } from '#work-calendar';
import type { TaskAction, UnheldTask } from './task.js';

/** A slip to answer, or an answer to judge. Pure, as the others here. */
export function taskOfSlip(slip: SlipView): UnheldTask {
  const { id, number, projectId, title, answerDue, state, version } = slip;
  const act = (name: string, requires: string[] = []): TaskAction => ({
    name,
    path: `/v1/slips/${id}/${name}`,
    requires,
    version,
    refusal: null,
  });
  const common = {
    subject: { kind: 'slip' as const, id, title: number },
    project: { id: projectId, title, lamp: null },
  };
  if (state === 'answered')
    return {
      ...common,
      id: `review-answer:${id}`,
      kind: 'review-answer',
      due: null,
      reason: { is: 'slip-answered', number },
      actions: [act('accept'), act('send-back', ['reason'])],
    };
  return {
    ...common,
    id: `answer-slip:${id}`,
    kind: 'answer-slip',
    due: answerDue,
    reason:
      state === 'sent_back' ? { is: 'slip-returned', number, text: slip.decisionReason ?? '' } : { is: 'slip-issued', number },
    actions: [act('answer', ['text'])],
  };
}

/** The value of an indicator that is late; it is reported by `PUT /v1/projects/{id}/indicators/{indicatorId}/values/{period}`. */
export function tasksOfIndicator(line: LateValue): UnheldTask[] {
  const { id, name, period, project } = line;
  if (period === null) return [];
  return [
    {
      id: `report-value:${id}:${period}`,
      kind: 'report-value',
      subject: { kind: 'indicator', id, title: name },
      project: { id: project.id, title: project.title, lamp: null },
      due: indicatorProgress.reportingDateOf(line, period),
      reason: { is: 'value-owed', name, period },
      actions: [],
    },
  ];
}

type LateValue = Awaited<ReturnType<IndicatorsService['table']>>['items'][number];

/** An instruction of a leader that asks for an answer. */
export function taskOfInstruction({ id, project, text, leader, answerBy }: InstructionView): UnheldTask {
  return {
    id: `answer-instruction:${id}`,
    kind: 'answer-instruction',
    subject: { kind: 'instruction', id, title: project.title },
    project: { ...project, lamp: null },
    due: answerBy,
    reason: { is: 'instructed', by: leader.name, text },
    actions: [{ name: 'answer', path: `/v1/instructions/${id}/answer`, requires: ['text'], version: null, refusal: null }],
  };
}

const CALL_IN_TASKS = { sign: 'sign-call-in', answer: 'answer-call-in', confirm: 'rate-call-in' } as const;

/** The department of the actor signs for a call, answers it, or rates the answers. */
export function tasksOfCallIn(actor: Actor, callIn: CallInView): UnheldTask[] {
  const own = callIn.departments.find(({ id }) => id === actor.departmentId);
  return callIn.legalTransitions
    .filter((name) => (name === 'confirm' ? callIn.department?.id === actor.departmentId : own !== undefined))
    .map((name) => ({
      id: `${CALL_IN_TASKS[name]}:${callIn.id}`,
      kind: CALL_IN_TASKS[name],
      subject: { kind: 'call-in', id: callIn.id, title: callIn.matter },
      project: null,
      due: name === 'sign' ? (own?.signBy ?? null) : name === 'answer' ? callIn.dueDate : null,
      reason:
        name === 'confirm'
          ? { is: 'call-answered', text: callIn.departments.map(({ answer }) => answer ?? '').join('；') }
          : { is: 'called-in', by: callIn.department?.name ?? callIn.callerName, text: callIn.matter },
      actions: [
        {
          name,
          path: `/v1/call-ins/${callIn.id}/${name}`,
          requires: CALL_IN_TRANSITIONS[name].requires,
          version: callIn.version,
          refusal: null,
        },
      ],
    }));
}

/** Who was named resolves a blocker; who coordinates names somebody. */
export function taskOfBlocker(blocker: BlockerView): UnheldTask {
  const { id, project, text, dueDate, version, state, legalTransitions } = blocker;
  const names: readonly BlockerTransition[] = state === 'raised' ? ['assign', 'resolve'] : ['resolve'];
  const kind = state === 'raised' ? 'assign-blocker' : 'resolve-blocker';
  return {
    id: `${kind}:${id}`,
    kind,
    subject: { kind: 'blocker', id, title: text },
    project: { ...project, lamp: null },
    due: dueDate,
    reason:
      state === 'raised'
        ? { is: 'blocker-raised', by: blocker.department?.name ?? blocker.raisedByName, text }
        : { is: 'blocker-assigned', by: blocker.department?.name ?? blocker.raisedByName, text },
    actions: names
      .filter((name) => legalTransitions.includes(name))
      .map((name) => ({
        name,
        path: `/v1/blockers/${id}/${name}`,
        requires: BLOCKER_TRANSITIONS[name].requires,
        version,
        refusal: null,
      })),
  };
}

export function taskOfAppeal({ id, project, line, department, reason }: Appeal): UnheldTask {
  const act = (name: string): TaskAction => ({
    name,
    path: `/v1/appeals/${id}/${name}`,
    requires: ['answer'],
    version: null,
    refusal: null,
  });
  return {
    id: `decide-appeal:${id}`,
    kind: 'decide-appeal',
    subject: { kind: 'appeal', id, title: line.name },
    project: { ...project, lamp: null },
    due: null,
    reason: { is: 'appealed', by: department.name, line: line.name, text: reason },
    actions: [act('uphold'), act('reject')],
  };
}

/** A 通报 or 约谈 that the ladder proposes: approved or dismissed. */
export function taskOfDraft({ id, level, project, draftedAt }: Draft): UnheldTask {
  const act = (name: string, requires: string[]): TaskAction => ({
    name,
    path: `/v1/drafts/${id}/${name}`,
    requires,
    version: null,
    refusal: null,
  });
  return {
    id: `review-draft:${id}`,
    kind: 'review-draft',
    subject: { kind: 'draft', id, title: project.title },
    project: { ...project, lamp: null },
    due: null,
    reason: { is: 'drafted', level, on: civilDateOf(draftedAt) },
    actions: [act('approve', level === 4 ? [] : ['interview']), act('dismiss', ['reason'])],
  };
}

export function taskOfPlan({ id, title, drafts }: { id: string; title: string; drafts: number }): UnheldTask {
  return {
    id: `review-plan:${id}`,
    kind: 'review-plan',
    subject: { kind: 'plan', id, title },
    project: null,
    due: null,
    reason: { is: 'drafts', count: drafts },
    actions: [],
  };
}
